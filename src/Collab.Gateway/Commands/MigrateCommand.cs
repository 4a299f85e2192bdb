namespace Collab.Gateway.Commands;

/// <summary>Brings the database's tables up to date and ends: before new servers are rolled out, so that a migration that fails is seen while the old ones serve.</summary>
static class MigrateCommand
{
    public static Task<int> Run(string? dataDirectory, CancellationToken stop) =>
        DatabaseCommand.Run(
            dataDirectory,
            async database => await Console.Error.WriteLineAsync(
                (database.Applied.Count == 0
                    ? "Nothing to migrate: the tables are as this program needs them."
                    : $"Applied {database.Applied.Count} migrations: {string.Join(", ", database.Applied.Select(migration => $"{migration.Set}/{migration.Name}"))}.").AsMemory(),
                stop),
            stop);
}
