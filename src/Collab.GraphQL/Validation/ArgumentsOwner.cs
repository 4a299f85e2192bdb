using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>A field or directive whose arguments are checked.</summary>
/// <param name="Node">The field or directive in the document.</param>
/// <param name="Definitions">The arguments that it has.</param>
/// <param name="Type">The type that the field belongs to; null for a directive.</param>
/// <param name="Name">The name of the field or directive.</param>
readonly record struct ArgumentsOwner(SyntaxNode Node, NamedList<GraphQLInputValue> Definitions, GraphQLCompositeType? Type, string Name)
{
    /// <summary>How messages call it.</summary>
    public string Described => Type is null ? $"directive \"@{Name}\"" : $"field \"{Type}.{Name}\"";
}
