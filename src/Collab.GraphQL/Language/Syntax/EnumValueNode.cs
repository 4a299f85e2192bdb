namespace Collab.GraphQL.Language;

/// <summary>An enum literal (section 2.10.6).</summary>
public sealed class EnumValueNode : ValueNode
{
    /// <summary>The name; never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValue;
}
