namespace Collab.Journal.Migrations;

/// <summary>Compares the applied migrations with the program's.</summary>
static class MigrationPlan
{
    /// <summary>The migrations to apply; throws when database and program do not match.</summary>
    public static IEnumerable<Migration> Missing(MigrationSet set, IReadOnlyList<(string Name, string Checksum)> recorded)
    {
        for (var i = 0; i < recorded.Count; i++) Compare(set, recorded[i], i < set.Migrations.Count ? set.Migrations[i] : null);
        return set.Migrations.Skip(recorded.Count);
    }

    static void Compare(MigrationSet set, (string Name, string Checksum) recorded, Migration? known)
    {
        if (set.Migrations.All(migration => migration.Name != recorded.Name))
            throw new MigrationException($"The database is newer than this program: it has migration {set.Name}/{recorded.Name}, which is not known here. Run the newer program.");
        if (known!.Name != recorded.Name)
            throw new MigrationException($"Migration {set.Name}/{known.Name} comes before {set.Name}/{recorded.Name}, which the database already has. Give the new one a later name.");
        if (known.Checksum != recorded.Checksum)
            throw new MigrationException($"Migration {set.Name}/{recorded.Name} was altered after it had been applied to this database. Restore its text and add a further migration instead.");
    }
}
