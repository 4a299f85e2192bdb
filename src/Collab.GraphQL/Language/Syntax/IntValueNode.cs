namespace Collab.GraphQL.Language;

/// <summary>An integer literal (section 2.10.1).</summary>
public sealed class IntValueNode : ValueNode
{
    /// <summary>The digits as written, of any length.</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.IntValue;
}
