namespace Collab.GraphQL.Language;

/// <summary><c>true</c> or <c>false</c> (section 2.10.3).</summary>
public sealed class BooleanValueNode : ValueNode
{
    /// <summary>The value.</summary>
    public required bool Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;
}
