namespace Collab.GraphQL.Language;

/// <summary>A string literal (section 2.10.4).</summary>
public sealed class StringValueNode : ValueNode
{
    /// <summary>The text that it stands for: escapes resolved, block indentation removed.</summary>
    public required string Value { get; init; }

    /// <summary>Whether it was written as a block string.</summary>
    public bool IsBlock { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringValue;
}
