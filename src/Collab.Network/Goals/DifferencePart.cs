namespace Collab.Network.Goals;

/// <summary>A piece of two wordings side by side.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The piece, blanks and punctuation included.</param>
sealed record DifferencePart(DifferenceKind Kind, string Text);
