namespace Collab.GraphQL.Types;

/// <summary>A named element of a schema.</summary>
public interface INamed
{
    /// <summary>The name.</summary>
    string Name { get; }
}
