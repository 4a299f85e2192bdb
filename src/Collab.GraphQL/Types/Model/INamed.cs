namespace Collab.GraphQL.Types;

/// <summary>Something that a schema knows by its name.</summary>
public interface INamed
{
    /// <summary>The name.</summary>
    string Name { get; }
}
