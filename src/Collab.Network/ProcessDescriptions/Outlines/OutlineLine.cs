namespace Collab.Network.ProcessDescriptions.Outlines;

/// <summary>A line of an outline.</summary>
/// <param name="Depth">How deep it stands: 0 for a heading.</param>
/// <param name="Number">The number that other lines call it by; null for one that none calls.</param>
/// <param name="Text">What it tells, without number and indentation.</param>
/// <param name="Elements">The ids of the elements and lines of the diagram that it tells.</param>
/// <param name="Phase">The phase that it tells of; null when it is none.</param>
sealed record OutlineLine(int Depth, string? Number, string Text, IReadOnlyList<string> Elements, ShownPhase? Phase = null);
