namespace Collab.GraphQL.Language;

/// <summary>A range of a source text. Line and column are computed on demand.</summary>
/// <param name="Source">The text; null for a node without source.</param>
/// <param name="Start">Offset of the first UTF-16 code unit.</param>
/// <param name="End">Offset after the last one.</param>
public readonly record struct Location(SourceText? Source, int Start, int End)
{
    /// <summary>Line and column of the start; null when there is no source.</summary>
    public SourceLocation? Position => Source?.GetPosition(Start);
}
