using System.Globalization;
using System.Text.Json;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarks.Million;

/// <summary>Fills a journal with projects by COPY, as their commands would have written them.</summary>
sealed class ProjectFill(NpgsqlDataSource database)
{
    /// <summary>A hashtag of all projects that are not public, and of no others.</summary>
    public const string Inside = "inside";

    /// <summary>The number of events of an ordinary project: it starts, a member joins, it enters its second phase.</summary>
    const int OrdinaryLength = 3;

    const string Copy = "copy journal.event (stream, version, sequence, type, data, author, at) from stdin (format binary)";
    const string Author = "system";

    static readonly TimeSpan WaitTimeout = TimeSpan.FromHours(1);

    static readonly DateTime Began = new(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc);
    static readonly AgencyId Owner = new AgencyId(Guid.CreateVersion7(Began));
    static readonly PersonId[] People = [.. Enumerable.Range(0, 1000).Select(_ => new PersonId(Guid.CreateVersion7(Began)))];
    static readonly (string Type, byte[] Data) Entered = ("project-phase-entered", Json(new PhaseEntered(ProjectPhase.Understanding)));
    static readonly (string Type, byte[] Data)[] Challenges =
    [
        .. Enumerable.Range(0, 64).Select(number => ("project-challenge-revised", Json(new ChallengeRevised(En(
            $"People wait too long, do not know why, and ask again by telephone; seen in {number} interviews out of a hundred."))))),
    ];

    long _events;

    public long Events => _events;

    /// <summary>Writes ordinary projects, every second one visible to its team only, and returns the ids of the public ones.</summary>
    public Task<IReadOnlyList<ProjectId>> Ordinary(int count) => Write(count, OrdinaryLength, "ordinary", number => number % 2 == 0);

    /// <summary>Writes public projects with a history of a length and returns their ids.</summary>
    /// <param name="count">How many.</param>
    /// <param name="length">The number of events of each; at least three.</param>
    public Task<IReadOnlyList<ProjectId>> Long(int count, int length) =>
        Write(count, length, string.Create(CultureInfo.InvariantCulture, $"of-{length}"), _ => true);

    /// <summary>Does the maintenance that autovacuum would do.</summary>
    public async Task Settle()
    {
        await using var command = database.CreateCommand("vacuum analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    async Task<IReadOnlyList<ProjectId>> Write(int count, int length, string name, Func<int, bool> isPublic)
    {
        var shown = new List<ProjectId>();
        await using var connection = await database.OpenConnectionAsync();
        // The pool ends transactions that last longer than an append may.
        await using (var settings = new NpgsqlCommand("set transaction_timeout = 0", connection)) await settings.ExecuteNonQueryAsync();
        await using var copy = await connection.BeginBinaryImportAsync(Copy);
        copy.Timeout = WaitTimeout;
        for (var number = 0; number < count; number++)
        {
            var started = Began.AddSeconds(number * 30L);
            var id = new ProjectId(Guid.CreateVersion7(started));
            var audience = isPublic(number) ? ProjectAudience.Public : ProjectAudience.Team;
            if (audience == ProjectAudience.Public) shown.Add(id);
            var stream = StreamId.Of("project", id.Value).Value;
            await Row(copy, stream, 1, ("project-started", Json(Started(id, name, number, audience))), started);
            await Row(copy, stream, 2, ("project-team-member-joined", Json(new TeamMemberJoined(People[number % People.Length], Owner, null, null, TeamTier.Core))), started);
            await Row(copy, stream, 3, Entered, started.AddDays(1));
            for (var version = OrdinaryLength + 1; version <= length; version++) await Row(copy, stream, version, Challenges[version % Challenges.Length], started.AddDays(2).AddSeconds(version));
        }

        await copy.CompleteAsync();
        return shown;
    }

    async Task Row(NpgsqlBinaryImporter copy, string stream, int version, (string Type, byte[] Data) happened, DateTime at)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(stream);
        await copy.WriteAsync(version);
        await copy.WriteAsync(++_events);
        await copy.WriteAsync(happened.Type);
        await copy.WriteAsync(happened.Data, NpgsqlDbType.Json);
        await copy.WriteAsync(Author);
        await copy.WriteAsync(at, NpgsqlDbType.TimestampTz);
    }

    static ProjectStarted Started(ProjectId id, string name, int number, ProjectAudience audience) => new(
        id,
        string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"),
        En($"A better {Words[number % Words.Length]} for those who wait, {number * 7919L % 1_000_003}"),
        En("People wait too long and do not know why."),
        Owner,
        [],
        audience,
        audience == ProjectAudience.Public ? [Words[number / 2 % Words.Length]] : [Words[number / 2 % Words.Length], Inside]);

    static readonly string[] Words = ["morning", "queue", "letter", "decision", "appointment", "handover", "form", "telephone", "visit", "permit"];

    static Text En(string value) => Text.Of(value, Language.En);

    static byte[] Json<T>(T happened) => JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Options);
}
