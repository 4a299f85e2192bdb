using Collab.GraphQL.Language;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Collab.Testing;

namespace Collab.Network.Tests.Kernel.Personal;

/// <summary>Every text says whose it is: in the events, where it may stay for ever, and in the schema, where it is shown.</summary>
public class TextDeclarationTests
{
    static readonly string[] Owners = ["subject", "author", "event"];

    [Fact]
    public void Every_text_of_an_event_says_that_it_is_nobodys_or_is_a_personal_text()
        => Assert.Empty(Modules.All.SelectMany(module => module.Aggregates).SelectMany(aggregate => aggregate.Entries)
            .SelectMany(entry => Undeclared(entry.Type, []).Select(member => $"{member} ({entry.Name})"))
            .Select(member => $"{member}: a text of an event. Mark it [NotPersonal] when it is about the work and may stay in the journal for ever, or make it a PersonalText with [About(nameof(…))] or [ByAuthor]."));

    [Fact]
    public void Every_personal_text_of_an_event_has_an_owner()
        => Assert.All(
            Modules.All.SelectMany(module => module.Aggregates).SelectMany(aggregate => aggregate.Entries).SelectMany(entry => entry.PersonalTexts),
            member => Assert.True(member.Owner is null || member.Owner.PropertyType == typeof(PersonId) || member.Owner.PropertyType == typeof(PersonId?)));

    [Fact]
    public void A_personal_text_without_an_owner_does_not_start()
        => Assert.Contains("[ByAuthor]", Assert.Throws<InvalidOperationException>(() => PersonalMember.Of(typeof(UntoldQuote))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_without_a_declaration_is_found()
    {
        Assert.Equal(["Untold.Title", "Untold.Tags", "InnerValue.Note"], Undeclared(typeof(Untold), []));
        Assert.Equal(["Thing.title"], Undeclared(new SourceText("type Thing { id: ID! title(language: Language): Text size: Int name: [String!]! @impersonal }")));
    }

    [Fact]
    public void Every_text_of_the_schema_says_whose_it_is()
        => Assert.Empty(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Collab.Network"), "*.graphql", SearchOption.AllDirectories)
            .SelectMany(file => Undeclared(new SourceText(File.ReadAllText(file), Path.GetFileName(file))).Select(field =>
                $"{Path.GetFileName(file)}: {field} is a text: add @impersonal when it is about the work, or @personal(of: \"subject\") or @personal(of: \"author\") when it is about a person or theirs, and can be erased.")));

    static IEnumerable<string> Undeclared(SourceText text)
        => Parser.Parse(text).Definitions.SelectMany(definition => definition switch
        {
            ObjectTypeDefinitionNode type when type.Name.Value is not ("Query" or "Mutation" or "Subscription") => Undeclared(type.Name.Value, type.Fields),
            InterfaceTypeDefinitionNode type => Undeclared(type.Name.Value, type.Fields),
            _ => [],
        });

    static IEnumerable<string> Undeclared(string type, IEnumerable<FieldDefinitionNode> fields)
        => fields.Where(field => NameOf(field.Type) is "Text" or "String" or "URL" or "JSON" && !field.Directives.Any(IsDeclaration)).Select(field => $"{type}.{field.Name.Value}");

    static bool IsDeclaration(DirectiveNode directive) => directive.Name.Value switch
    {
        "impersonal" => true,
        "personal" => directive.Arguments is [{ Name.Value: "of", Value: StringValueNode owner }] && Owners.Contains(owner.Value),
        _ => false,
    };

    static string NameOf(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NameOf(nonNull.Type),
        ListTypeNode list => NameOf(list.Type),
        _ => ((NamedTypeNode)type).Name.Value,
    };

    static IEnumerable<string> Undeclared(Type type, HashSet<Type> seen)
        => !seen.Add(type) ? [] : type.GetConstructors().Where(constructor => constructor.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .SelectMany(constructor => constructor.GetParameters())
            .SelectMany(parameter => Inner(parameter.ParameterType) is var inner && IsText(inner)
                ? (parameter.IsDefined(typeof(NotPersonalAttribute), inherit: false) ? [] : [$"{type.Name}.{parameter.Name}"])
                : inner.Assembly == typeof(Text).Assembly || inner.Assembly == typeof(TextDeclarationTests).Assembly ? (inner == typeof(PersonalText) ? [] : Undeclared(inner, seen)) : Enumerable.Empty<string>());

    static bool IsText(Type type) => type == typeof(Text) || type == typeof(TextEdit) || type == typeof(string) || type == typeof(Uri);

    static Type Inner(Type type) => Nullable.GetUnderlyingType(type) is { } value ? Inner(value)
        : type.IsArray ? Inner(type.GetElementType()!)
        : type.IsGenericType && type.GetGenericArguments() is [var item] ? Inner(item)
        : type;

    sealed record Untold(PersonId Person, Text Title, IReadOnlyList<string> Tags, [NotPersonal] Text? Body, InnerValue Value);

    sealed record UntoldQuote(PersonId Person, PersonalText? Quote);
}

/// <summary>A value within an event of the tests.</summary>
sealed record InnerValue(Text? Note);
