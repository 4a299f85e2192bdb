namespace Collab.GraphQL.Language;

/// <summary><c>null</c> (section 2.10.5).</summary>
public sealed class NullValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}
