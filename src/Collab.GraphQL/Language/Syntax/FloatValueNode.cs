namespace Collab.GraphQL.Language;

/// <summary>A literal with fraction or exponent (section 2.10.2).</summary>
public sealed class FloatValueNode : ValueNode
{
    /// <summary>The number as written.</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FloatValue;
}
