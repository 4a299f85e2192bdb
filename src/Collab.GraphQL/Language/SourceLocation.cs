namespace Collab.GraphQL.Language;

/// <summary>A line and column, as in the <c>locations</c> of an error (section 7.1.2).</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 code units, from 1.</param>
/// <param name="SourceName">The name of the source text.</param>
public readonly record struct SourceLocation(int Line, int Column, string SourceName)
{
    /// <summary><c>name:line:column</c>, as compilers write it.</summary>
    public override string ToString() => $"{SourceName}:{Line}:{Column}";
}
