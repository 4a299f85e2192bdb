namespace Collab.Journal.Transfer;

/// <summary>The number of exported or imported items.</summary>
/// <param name="Events">Events.</param>
/// <param name="Commands">Command keys with their outcomes.</param>
/// <param name="Rows">Rows of sections outside the journal.</param>
public sealed record TransferCount(long Events, long Commands, long Rows);
