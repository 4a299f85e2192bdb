namespace Collab.GraphQL.Language;

/// <summary>A definition or extension of a type system (section 3.1).</summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode
{
    /// <summary>Whether it began with <c>extend</c>.</summary>
    public bool IsExtension { get; init; }
}
