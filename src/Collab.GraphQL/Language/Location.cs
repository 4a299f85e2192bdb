namespace Collab.GraphQL.Language;

/// <summary>A stretch of a source text. Line and column are worked out only when asked for.</summary>
/// <param name="Source">The text; null when a node was made by hand.</param>
/// <param name="Start">Offset of the first UTF-16 code unit.</param>
/// <param name="End">Offset after the last one.</param>
public readonly record struct Location(SourceText? Source, int Start, int End)
{
    /// <summary>Line and column of the start; null when there is no source.</summary>
    public SourceLocation? Position => Source?.GetPosition(Start);
}
