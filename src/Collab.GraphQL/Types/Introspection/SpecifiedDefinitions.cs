using System.Collections.Frozen;
using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>The definitions that the specification gives to every schema, read once from its own language.</summary>
static class SpecifiedDefinitions
{
    static readonly DocumentNode Document =
        Parser.Parse(new SourceText($"{SpecifiedSdl.ScalarsAndDirectives}\n{SpecifiedSdl.Introspection}", "the GraphQL specification"));

    /// <summary>The specified scalars (section 3.5) and the introspection types (section 4).</summary>
    internal static ImmutableArray<TypeDefinitionNode> Types { get; } = [.. Document.Definitions.OfType<TypeDefinitionNode>()];

    /// <summary>The specified directives (section 3.13).</summary>
    internal static ImmutableArray<DirectiveDefinitionNode> Directives { get; } = [.. Document.Definitions.OfType<DirectiveDefinitionNode>()];

    /// <summary><c>__schema</c>, <c>__type</c> and <c>__typename</c>, in this order (section 4.1).</summary>
    internal static ImmutableArray<FieldDefinitionNode> MetaFields { get; } =
        ((ObjectTypeDefinitionNode)Parser.Parse(SpecifiedSdl.MetaFields).Definitions[0]).Fields;

    // After Types: static members are set in the order of the text.
    static readonly FrozenSet<string> TypeNames = Types.Select(type => type.Name.Value).ToFrozenSet();

    internal static bool IsTypeName(string name) => TypeNames.Contains(name);
}
