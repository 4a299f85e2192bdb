using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>
/// Writes out what modules' SDL says in short, from SDL to SDL: pages, connections, payloads, inputs of mutations, what every aggregate has, and the language of texts. The directives that
/// ask for it are for the modules alone; clients never see them. <c>docs/guides/add-a-concept.md</c> shows them.
/// </summary>
static class SdlExpansion
{
    const string Paged = "paged";
    const string Connection = "connection";
    const string Payload = "payload";
    const string Command = "command";
    const string Aggregate = "aggregate";
    const string Suffix = "Input";

    /// <summary>Says whose the text of a field is; for the test that every such field says so, and for whoever reads the module.</summary>
    static readonly string[] Ownership = ["personal", "impersonal"];

    static readonly ImmutableArray<InputValueDefinitionNode> PageArguments =
    [
        Value("How many from the beginning: 100 at the most, 20 when nothing is said.", "first", "Int"),
        Value("Only those after this cursor.", "after", "Cursor"),
        Value("How many from the end: 100 at the most.", "last", "Int"),
        Value("Only those before this cursor.", "before", "Cursor"),
    ];

    static readonly ImmutableArray<InputValueDefinitionNode> HistoryArguments =
    [
        Value("How many of the newest: 100 at the most, 20 when nothing is said.", "first", "Int"),
        Value("Only those older than this cursor.", "after", "Cursor"),
        Value("How many of the oldest: 100 at the most.", "last", "Int"),
        Value("Only those newer than this cursor.", "before", "Cursor"),
    ];

    static readonly InputValueDefinitionNode TextLanguage = Value("The language wanted; your own when left out.", "language", "Language");

    static readonly InputValueDefinitionNode ClientMutationId = Value(
        "Your own id of this change: a repeat answers the first outcome and changes nothing.", "clientMutationId", "String");

    static readonly ImmutableArray<InputValueDefinitionNode> Options =
    [
        Value(
            "Whether phone and bank account numbers in the texts are kept, where the field may hold them; they are pointed out and nothing is changed when this is not said. Personal identity codes are never kept.",
            "acceptSensitive",
            "Boolean!",
            "false"),
        Value("Your draft of this change: it goes when the change is made, in one with it.", "draft", "ID"),
        Value("The version of the draft that you read: if it was saved again since, the change is refused.", "draftVersion", "Int"),
    ];

    /// <summary>The SDL that a text stands for.</summary>
    /// <param name="source">The text as a module has it.</param>
    /// <exception cref="SyntaxException">The text is not SDL.</exception>
    /// <exception cref="InvalidOperationException">A directive lacks an argument.</exception>
    public static SourceText Expand(SourceText source)
    {
        var document = Parser.Parse(source);
        var inputs = document.Definitions.OfType<ObjectTypeDefinitionNode>()
            .Where(type => type is { IsExtension: true, Name.Value: "Mutation" })
            .SelectMany(type => type.Fields)
            .Where(field => Find(field.Directives, Command) is not null)
            .Select(InputOf)
            .ToDictionary(input => input.Name.Value, StringComparer.Ordinal);

        // An input without fields only says where it stands; the others stand at the end.
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case InputObjectTypeDefinitionNode { Fields.IsEmpty: true, Name.Value: var name } when inputs.TryGetValue(name, out var input):
                    placed.Add(name);
                    definitions.Add(input);
                    break;
                case ObjectTypeDefinitionNode type when Find(type.Directives, Connection) is { } directive:
                    definitions.AddRange(ConnectionOf(type, directive));
                    break;
                case ObjectTypeDefinitionNode type when Find(type.Directives, Payload) is { } directive:
                    definitions.Add(PayloadOf(type, directive));
                    break;
                case ObjectTypeDefinitionNode type:
                    definitions.Add(With(type, [.. type.Fields.SelectMany(field => Fields(type, field))]));
                    break;
                default:
                    definitions.Add(definition);
                    break;
            }
        }

        definitions.AddRange(inputs.Values.Where(input => !placed.Contains(input.Name.Value)));
        return new SourceText(SyntaxPrinter.Print(new DocumentNode { Definitions = definitions.ToImmutable() }), source.Name);
    }

    static IEnumerable<FieldDefinitionNode> Fields(ObjectTypeDefinitionNode type, FieldDefinitionNode field)
    {
        field = Array.Exists(Ownership, name => Find(field.Directives, name) is not null)
            ? With(field, field.Arguments, field.Directives.RemoveAll(directive => Ownership.Contains(directive.Name.Value)), field.Type)
            : field;
        if (Find(field.Directives, Aggregate) is { } aggregate)
        {
            yield return With(field, field.Arguments, Without(field.Directives, Aggregate), field.Type);
            yield return Field(Optional(aggregate, "changedAt") ?? "When it last changed.", "changedAt", "DateTime!");
            yield return Field(Argument(aggregate, "asOf"), "asOf", type.Name.Value, Value("The moment.", "moment", "DateTime!"));
            yield return Field(Optional(aggregate, "history") ?? "What happened to it, newest first.", "history", "HistoryConnection!", [.. HistoryArguments]);
        }
        else if (Find(field.Directives, Command) is { } command)
        {
            var input = Value(Argument(command, "argument"), "input", InputName(field) + "!");
            yield return With(field, [input], Without(field.Directives, Command), field.Type);
        }
        else if (Find(field.Directives, Paged) is not null)
        {
            yield return With(field, [.. field.Arguments, .. PageArguments], Without(field.Directives, Paged), field.Type);
        }
        else if (field.Arguments.IsEmpty && NameOf(field.Type) == "Text" && field.Type is not ListTypeNode)
        {
            yield return With(field, [TextLanguage], field.Directives, field.Type);
        }
        else
        {
            yield return field;
        }
    }

    /// <summary>The connection of a type and its edge: <c>GoalConnection</c>, <c>GoalEdge</c>.</summary>
    static IEnumerable<DefinitionNode> ConnectionOf(ObjectTypeDefinitionNode type, DirectiveNode directive)
    {
        var (one, many) = (Argument(directive, "one"), Argument(directive, "many"));
        var node = type.Name.Value[..^"Connection".Length];
        yield return Object(
            type.Description?.Value ?? $"A page of {many}.",
            type.Name.Value,
            Field($"The {many} of this page with their cursors.", "edges", $"[{node}Edge!]!"),
            Field($"The {many} of this page.", "nodes", $"[{node}!]!"),
            Field("Where the page lies.", "pageInfo", "PageInfo!"),
            Field(Optional(directive, "total") ?? "How many there are in all.", "totalCount", "Int!"));
        yield return Object(
            $"{one[..1].ToUpperInvariant()}{one[1..]} in a page.",
            node + "Edge",
            Field(Optional(directive, "item") ?? "The item.", "node", node + "!"),
            Field(Optional(directive, "place") ?? "Its place in the list.", "cursor", "Cursor!"));
    }

    static ObjectTypeDefinitionNode PayloadOf(ObjectTypeDefinitionNode type, DirectiveNode directive)
    {
        var one = Argument(directive, "one");
        var node = type.Name.Value[..^"Payload".Length];
        return Object(
            $"What a mutation of {one} came to.",
            type.Name.Value,
            Field(
                Optional(directive, "node") ?? $"The {one[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..]} after the change; null when it was refused.", CamelCase(node), node),
            Field("The journal position of the change; null when nothing was written.", "cursor", "Cursor"),
            Field("Why nothing was done; empty when the change holds.", "errors", "[Refusal!]!"));
    }

    /// <summary>The input of a mutation: its arguments, the version that an edit was based on, and the client's own id.</summary>
    static InputObjectTypeDefinitionNode InputOf(FieldDefinitionNode mutation)
    {
        var directive = Find(mutation.Directives, Command)!;
        return new InputObjectTypeDefinitionNode
        {
            Description = Text(Argument(directive, "input")),
            Name = Name(InputName(mutation)),
            Fields =
            [
                .. mutation.Arguments,
                .. Optional(directive, "basedOn") is { } basedOn ? [Value(basedOn, "basedOn", "Int")] : Array.Empty<InputValueDefinitionNode>(),
                ClientMutationId,
                .. Options,
            ],
        };
    }

    static string InputName(FieldDefinitionNode mutation) => mutation.Name.Value[..1].ToUpperInvariant() + mutation.Name.Value[1..] + Suffix;

    static string CamelCase(string name) => name[..1].ToLowerInvariant() + name[1..];

    static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name) => directives.FirstOrDefault(directive => directive.Name.Value == name);

    static ImmutableArray<DirectiveNode> Without(ImmutableArray<DirectiveNode> directives, string name) => directives.RemoveAll(directive => directive.Name.Value == name);

    static string? Optional(DirectiveNode directive, string name)
        => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value is StringValueNode text ? text.Value : null;

    static string Argument(DirectiveNode directive, string name)
        => Optional(directive, name) ?? throw new InvalidOperationException($"@{directive.Name.Value} in {directive.Location.Source?.Name} needs the argument {name}, a string.");

    static string NameOf(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NameOf(nonNull.Type),
        ListTypeNode list => NameOf(list.Type),
        _ => ((NamedTypeNode)type).Name.Value,
    };

    static ObjectTypeDefinitionNode With(ObjectTypeDefinitionNode type, ImmutableArray<FieldDefinitionNode> fields) => new()
    {
        Description = type.Description,
        IsExtension = type.IsExtension,
        Name = type.Name,
        Interfaces = type.Interfaces,
        Directives = type.Directives,
        Fields = fields,
    };

    static FieldDefinitionNode With(FieldDefinitionNode field, ImmutableArray<InputValueDefinitionNode> arguments, ImmutableArray<DirectiveNode> directives, TypeNode type) => new()
    {
        Description = field.Description,
        Name = field.Name,
        Arguments = arguments,
        Type = type,
        Directives = directives,
    };

    static ObjectTypeDefinitionNode Object(string description, string name, params ImmutableArray<FieldDefinitionNode> fields)
        => new() { Description = Text(description), Name = Name(name), Fields = fields };

    static FieldDefinitionNode Field(string description, string name, string type, params ImmutableArray<InputValueDefinitionNode> arguments)
        => new() { Description = Text(description), Name = Name(name), Arguments = arguments, Type = Parser.ParseType(type) };

    static InputValueDefinitionNode Value(string description, string name, string type, string? byDefault = null)
        => new()
        {
            Description = Text(description),
            Name = Name(name),
            Type = Parser.ParseType(type),
            DefaultValue = byDefault is null ? null : Parser.ParseValue(byDefault),
        };

    static StringValueNode Text(string value) => new() { Value = value };

    static NameNode Name(string value) => new() { Value = value };
}
