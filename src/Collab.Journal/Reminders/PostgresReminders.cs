using Npgsql;

namespace Collab.Journal.Reminders;

/// <summary>Reminders in <c>journal.reminder</c>. Each method throws <see cref="JournalUnavailableException"/> when the database cannot be used.</summary>
/// <param name="database">The pool.</param>
public sealed class PostgresReminders(NpgsqlDataSource database)
{
    const string Columns = "grain, name, registration, first_tick, period, next_tick";

    const string WriteSql = $"""
        insert into journal.reminder ({Columns}) values ($1, $2, gen_random_uuid(), $3, $4, $3)
        on conflict on constraint reminder_key do update
            set registration = excluded.registration, first_tick = excluded.first_tick, period = excluded.period, next_tick = excluded.next_tick
        returning {Columns}
        """;

    const string RemoveSql = """
        with removed as (delete from journal.reminder where grain = $1 and name = $2 and registration = $3 returning name)
        select exists (select from removed) or not exists (select from journal.reminder where grain = $1 and name = $2)
        """;

    const string ReadSql = $"select {Columns} from journal.reminder where grain = $1 and name = $2";
    const string ReadAllSql = $"select {Columns} from journal.reminder where grain = $1 order by name";
    const string ReadDueSql = $"select {Columns} from journal.reminder where next_tick <= $1 order by next_tick limit $2";
    const string TickedSql = "update journal.reminder set next_tick = $5 where grain = $1 and name = $2 and registration = $3 and next_tick = $4";

    /// <summary>Keeps a reminder in place of the one of this name. Its next tick is its first.</summary>
    /// <param name="grain">The grain's id.</param>
    /// <param name="name">The reminder's name.</param>
    /// <param name="firstTick">When it is first due, UTC.</param>
    /// <param name="period">Time between ticks.</param>
    public async Task<StoredReminder> Write(string grain, string name, DateTime firstTick, TimeSpan period)
    {
        await using var command = Command(WriteSql, Text(grain), Text(name), Moment(firstTick), Parameter(period));
        return (await Rows(command, CancellationToken.None))[0];
    }

    /// <summary>Removes a reminder.</summary>
    /// <param name="reminder">As it was written or read.</param>
    /// <returns>Whether it is gone now; false when it has been registered anew meanwhile.</returns>
    public async Task<bool> Remove(StoredReminder reminder)
    {
        await using var command = Command(RemoveSql, Text(reminder.Grain), Text(reminder.Name), Parameter(reminder.Registration));
        return await Asking(async () => await command.ExecuteScalarAsync() is true);
    }

    /// <summary>A grain's reminder, or null.</summary>
    /// <param name="grain">The grain's id.</param>
    /// <param name="name">The reminder's name.</param>
    public async Task<StoredReminder?> Read(string grain, string name)
    {
        await using var command = Command(ReadSql, Text(grain), Text(name));
        return (await Rows(command, CancellationToken.None)).SingleOrDefault();
    }

    /// <summary>All reminders of a grain, by name.</summary>
    /// <param name="grain">The grain's id.</param>
    public async Task<IReadOnlyList<StoredReminder>> Read(string grain)
    {
        await using var command = Command(ReadAllSql, Text(grain));
        return await Rows(command, CancellationToken.None);
    }

    /// <summary>Reminders whose next tick is due, those first that have been due longest.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<StoredReminder>> ReadDue(DateTime now, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(ReadDueSql, Moment(now), Parameter(limit));
        return await Rows(command, cancellationToken);
    }

    /// <summary>Notes that a tick was delivered. Does nothing when the reminder was removed, registered anew or has ticked meanwhile.</summary>
    /// <param name="reminder">As it was read before the tick.</param>
    /// <param name="nextTick">When the next one is due, UTC.</param>
    public async Task Ticked(StoredReminder reminder, DateTime nextTick)
    {
        await using var command = Command(
            TickedSql, Text(reminder.Grain), Text(reminder.Name), Parameter(reminder.Registration), Moment(reminder.NextTick), Moment(nextTick));
        await Asking(() => command.ExecuteNonQueryAsync());
    }

    static NpgsqlParameter<string> Text(string value) => Parameter(value);

    static NpgsqlParameter<DateTime> Moment(DateTime utc) => Parameter(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };

    static StoredReminder Row(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetGuid(2), row.GetDateTime(3), row.GetTimeSpan(4), row.GetDateTime(5));

    static Task<List<StoredReminder>> Rows(NpgsqlCommand command, CancellationToken cancellationToken) => Asking(async () =>
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<StoredReminder>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(Row(reader));
        return rows;
    });

    static async Task<T> Asking<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    NpgsqlCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}
