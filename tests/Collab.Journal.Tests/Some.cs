using System.Text;
using Npgsql;

namespace Collab.Journal.Tests;

/// <summary>Test data.</summary>
static class Some
{
    public const string Author = "person:42";

    public static DateTimeOffset Moment { get; } = new(2026, 3, 4, 5, 6, 7, 8, TimeSpan.FromHours(2));

    public static StreamId Stream(string category = "goal") => StreamId.Of(category, Guid.NewGuid());

    public static NewEvent Event(string type = "GoalRevised", string data = """{"title":"Selkeä tavoite"}""") => new(type, Encoding.UTF8.GetBytes(data));

    public static StreamAppend Events(StreamId stream, int expectedVersion, int count = 1) =>
        new(stream, expectedVersion, [.. Enumerable.Range(1, count).Select(number => Event(data: $$"""{"number":{{number}}}"""))]);

    public static Append Append(StreamId stream, int expectedVersion, int count = 1, CommandKey? command = null, params NpgsqlBatchCommand[] projections) =>
        new([Events(stream, expectedVersion, count)], Author, Moment, command, projections);

    public static CommandKey Key(string? id = null, string fingerprint = "f1", string subject = "R29hbA") =>
        new(Author, id ?? Guid.NewGuid().ToString(), fingerprint, subject);

    public static NpgsqlBatchCommand Note(string id, string? slug = null) => new("insert into public.note (id, slug) values ($1, $2)")
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = id },
            new NpgsqlParameter { Value = slug ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
        },
    };

    public static async Task<List<RecordedEvent>> All(IAsyncEnumerable<RecordedEvent> events)
    {
        var all = new List<RecordedEvent>();
        await foreach (var recorded in events) all.Add(recorded);
        return all;
    }
}
