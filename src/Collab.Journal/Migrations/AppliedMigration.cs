namespace Collab.Journal.Migrations;

/// <summary>A migration that was applied just now.</summary>
/// <param name="Set">Its set's name.</param>
/// <param name="Name">Its own name.</param>
public sealed record AppliedMigration(string Set, string Name);
