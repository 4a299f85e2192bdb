using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Collab.Network.Kernel.Sensitive;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>
/// Checks every text of every input before a command is made of it: no character that cannot be stored or that turns the direction of writing, no language twice, and no personal identity code,
/// bank account or phone number that nobody insists on (<see cref="SensitiveRules"/>). What a text of its kind has to be
/// (a title, a name) is for the rules of the command.
/// </summary>
static class InputTexts
{
    static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    /// <summary>What is wrong with the texts of an input; nothing when nothing is.</summary>
    /// <param name="input">The input.</param>
    /// <param name="acceptSensitive">Whether the writer insists on phone and account numbers.</param>
    public static IEnumerable<Refusal> Check(ICommandInput input, bool acceptSensitive) => OfInput(input, "", acceptSensitive);

    static IEnumerable<Refusal> OfInput(object input, string path, bool isAccepted)
        => Members.GetOrAdd(input.GetType(), MembersOf)
            .SelectMany(member => member.Property.GetValue(input) is { } value ? OfValue(value, path + member.Name, member, isAccepted) : []);

    static IEnumerable<Refusal> OfValue(object value, string path, Member member, bool isAccepted) => value switch
    {
        string text => OfString(text, path, member, isAccepted, isOneLine: false),
        Uri address => OfString(address.OriginalString, path, member, isAccepted, isOneLine: true),
        TextEdit { Wordings.IsEmpty: true } => member.IsRequired ? [Rules.Nothing(path)] : [],
        TextEdit text => OfText(text.Wordings, path, member, isAccepted),
        IEnumerable items => items.Cast<object>().SelectMany((item, index) => OfValue(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"), member, isAccepted)),
        _ when IsInput(value.GetType()) => OfInput(value, path + ".", isAccepted),
        _ => [],
    };

    static IEnumerable<Refusal> OfString(string text, string path, Member member, bool isAccepted, bool isOneLine)
        => Rules.Storable(text, path, isOneLine) is { } refusal ? [refusal] : member.IsSearchedByItsCommand ? [] : SensitiveRules.Check(text, path, member.KeepsNumbers, isAccepted);

    static IEnumerable<Refusal> OfText(IReadOnlyList<TextWording> wordings, string path, Member member, bool isAccepted)
    {
        var twice = wordings.GroupBy(wording => wording.Language).FirstOrDefault(language => language.Count() > 1)?.Key;
        return Rules.Found(
        [
            .. wordings.Select(wording => wording.Value is { } value ? Rules.Storable(value, path) : null).OfType<Refusal>().Take(1),
            twice is { } language ? GivenTwice(path, language) : null,
            .. wordings.SelectMany(wording => wording.Value is { } value ? SensitiveRules.Check(value, path, member.KeepsNumbers, isAccepted, wording.Language) : []),
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
                .Select(property => new Member(
                    property,
                    JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                    new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull,
                    IsMarked(type, property, typeof(KeepsNumbersAttribute)),
                    IsMarked(type, property, typeof(SearchedByItsCommandAttribute)))),
        ];

    static bool IsMarked(Type type, PropertyInfo property, Type attribute)
        => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name && parameter.IsDefined(attribute, inherit: false));

    static bool MayHoldText(Type type) => type == typeof(string) || type == typeof(Uri) || type == typeof(TextEdit) || IsInput(type)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) && MayHoldText(type.GetGenericArguments()[0]));

    static bool IsInput(Type type) => type.Assembly == typeof(InputTexts).Assembly && type.Name.EndsWith("Input", StringComparison.Ordinal);

    sealed record Member(PropertyInfo Property, string Name, bool IsRequired, bool KeepsNumbers, bool IsSearchedByItsCommand);
}
