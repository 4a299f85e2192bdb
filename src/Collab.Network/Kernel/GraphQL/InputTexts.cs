using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>
/// Checks every text of every input before a command is made of it: no character that cannot be stored or that turns the direction of writing, no language twice. What a text of its kind has to be
/// (a title, a name) is for the rules of the command.
/// </summary>
static class InputTexts
{
    static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    /// <summary>What is wrong with the texts of an input; nothing when nothing is.</summary>
    public static IEnumerable<Refusal> Check(ICommandInput input) => OfInput(input, "");

    static IEnumerable<Refusal> OfInput(object input, string path)
        => Members.GetOrAdd(input.GetType(), MembersOf)
            .SelectMany(member => member.Property.GetValue(input) is { } value ? OfValue(value, path + member.Name) : []);

    static IEnumerable<Refusal> OfValue(object value, string path) => value switch
    {
        string text => Rules.Found(Rules.Storable(text, path)),
        Uri address => Rules.Found(Rules.Storable(address.OriginalString, path, isOneLine: true)),
        IReadOnlyList<TextInput> wordings => OfText(wordings, path),
        IEnumerable items => items.Cast<object>().SelectMany((item, index) => OfValue(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"))),
        _ when IsInput(value.GetType()) => OfInput(value, path + "."),
        _ => [],
    };

    static IEnumerable<Refusal> OfText(IReadOnlyList<TextInput> wordings, string path)
    {
        var twice = wordings.GroupBy(wording => wording.Language).FirstOrDefault(language => language.Count() > 1)?.Key;
        return Rules.Found(
        [
            .. wordings.Select(wording => wording.Value is { } value ? Rules.Storable(value, path) : null).OfType<Refusal>().Take(1),
            twice is { } language ? GivenTwice(path, language) : null,
        ]);
    }

    static Refusal GivenTwice(string path, Language language)
    {
        var name = language.ToString().ToUpperInvariant();
        return Refusal.Invalid(
            path,
            $"Kieli {name} on annettu kahdesti. Anna kukin kieli kerran.",
            $"Språket {name} har angetts två gånger. Ange varje språk en gång.",
            $"The language {name} is given twice. Give each language once.");
    }

    // A client's own id of a command is no text of the domain, and has a rule of its own.
    static Member[] MembersOf(Type type)
        =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.Name != nameof(ICommandInput.ClientMutationId) && MayHoldText(property.PropertyType))
                .Select(property => new Member(property, JsonNamingPolicy.CamelCase.ConvertName(property.Name))),
        ];

    static bool MayHoldText(Type type) => type == typeof(string) || type == typeof(Uri) || IsInput(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && MayHoldText(type.GetGenericArguments()[0]));

    static bool IsInput(Type type) => type.Assembly == typeof(InputTexts).Assembly && type.Name.EndsWith("Input", StringComparison.Ordinal);

    sealed record Member(PropertyInfo Property, string Name);
}
