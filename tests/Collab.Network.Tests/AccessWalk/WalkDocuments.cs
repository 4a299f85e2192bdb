using System.Text;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>Writes selections that ask for every field of a type, by introspection alone.</summary>
/// <param name="schema">The schema.</param>
/// <param name="moment">The moment that fields of the past are asked for.</param>
sealed class WalkDocuments(WalkedSchema schema, string moment)
{
    /// <summary>Separates a field's name from the number of its variant, in aliases.</summary>
    public const string Variant = "__";

    /// <summary>Values to choose by, for arguments that are texts: words that stand somewhere in the world, and one that does not.</summary>
    static readonly string[] Words = ["kanaria", "Kanariateam", "yhteinen", "aino", "eiole"];

    /// <summary>Ids to choose by, which a walk has found, by the arguments that take them.</summary>
    public Dictionary<string, List<string>> KnownIds { get; } = [];

    /// <summary>Every field of a type; of what has an id of its own only the id.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isPast">Whether it is shown as of a moment already.</param>
    public string Of(WalkedType type, bool isPast = false)
    {
        var text = new StringBuilder();
        foreach (var field in type.Fields.Where(field => !isPast || field.Name != "asOf"))
        {
            foreach (var (alias, arguments) in Asked(field))
            {
                text.Append(alias == field.Name ? "" : alias + ": ").Append(field.Name).Append(arguments).Append(Below(type, field, isPast)).Append(' ');
            }
        }

        return text.ToString();
    }

    /// <summary>How a field is asked for: plainly, and once for each value that its arguments can choose or order by.</summary>
    public IEnumerable<(string Alias, string Arguments)> Asked(WalkedField field, string paging = "first: 100")
    {
        var needed = field.Arguments.Where(IsNeeded).Select(Needed).ToList();
        if (IsPaged(field))
        {
            needed.Add(paging);
        }

        yield return (field.Name, InBrackets(needed));
        var number = 0;
        foreach (var chosen in field.Arguments.Where(argument => !IsNeeded(argument) && argument.Name is not ("first" or "after" or "last" or "before" or "language" or "id" or "ids" or "slug" or "asOf" or "moment")).SelectMany(Choices))
        {
            yield return ($"{field.Name}{Variant}{number++}", InBrackets([.. needed, chosen]));
        }
    }

    static bool IsNeeded(WalkedArgument argument) => argument.Type.IsNonNull && !argument.HasDefault;

    public static bool IsPaged(WalkedField field) => field.Arguments.Any(argument => argument.Name == "first");

    string Below(WalkedType holder, WalkedField field, bool isPast)
    {
        var type = schema[field.Type.Name];
        return type.Kind is "SCALAR" or "ENUM" ? ""
            : field.Name == "asOf" && type == holder ? $" {{ __typename {Of(type, isPast: true)}}}"
            : type.IsNode || type.Kind is "INTERFACE" or "UNION" ? " { __typename id }"
            : $" {{ {Of(type, isPast)}}}";
    }

    string Needed(WalkedArgument argument) => argument.Type.Name switch
    {
        "DateTime" => $"{argument.Name}: \"{moment}\"",
        "Int" => $"{argument.Name}: 1",
        _ => throw new InvalidOperationException($"The walk does not know what to give for `{argument.Name}: {argument.Type.Text}`: add it to {nameof(WalkDocuments)}.{nameof(Needed)}."),
    };

    IEnumerable<string> Choices(WalkedArgument argument) => Values(argument).Select(value => $"{argument.Name}: {value}");

    IEnumerable<string> Values(WalkedArgument argument)
    {
        var type = schema[argument.Type.Name];
        IEnumerable<string> values = type.Kind switch
        {
            "ENUM" => type.EnumValues,
            "INPUT_OBJECT" => type.InputFields.SelectMany(Choices).Select(one => $"{{ {one} }}"),
            _ => type.Name switch
            {
                "Boolean" => ["true", "false"],
                "Int" or "Float" => ["0", "1"],
                "String" => Words.Select(word => $"\"{word}\""),
                "MutationName" => ["\"renameProject\"", "\"startProject\""],
                "ID" => (KnownIds.GetValueOrDefault(argument.Name) ?? []).Select(id => $"\"{id}\""),
                _ => throw new InvalidOperationException($"The walk does not know what to choose by for `{argument.Name}: {argument.Type.Text}`: add it to {nameof(WalkDocuments)}.{nameof(Values)}."),
            },
        };
        return argument.Type.IsList ? values.Select(value => $"[{value}]") : values;
    }

    static string InBrackets(List<string> arguments) => arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
}
