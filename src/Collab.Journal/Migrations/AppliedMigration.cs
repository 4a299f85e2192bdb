namespace Collab.Journal.Migrations;

/// <summary>A migration that has just been applied.</summary>
/// <param name="Set">The name of its set.</param>
/// <param name="Name">The name of the migration.</param>
public sealed record AppliedMigration(string Set, string Name);
