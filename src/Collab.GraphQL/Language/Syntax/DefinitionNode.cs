namespace Collab.GraphQL.Language;

/// <summary>A definition at the top of a document (section 2.2).</summary>
public abstract class DefinitionNode : SyntaxNode
{
    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; init; }
}
