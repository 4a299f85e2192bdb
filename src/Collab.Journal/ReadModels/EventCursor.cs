using Collab.Journal.Reading;
using Npgsql;

namespace Collab.Journal.ReadModels;

/// <summary>Reads all events, stream by stream, in pages, on the connection that also writes. The end of the transaction closes the cursor.</summary>
sealed class EventCursor(NpgsqlConnection connection, int pageSize)
{
    const string Name = "journal_events";
    bool _isOpen;

    /// <summary>The next page; empty at the end.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> Next(CancellationToken cancellationToken)
    {
        if (!_isOpen) await Open(cancellationToken);
        var page = new List<RecordedEvent>(pageSize);
        await using var fetch = new NpgsqlCommand($"fetch {pageSize} from {Name}", connection) { CommandTimeout = 0 };
        await using var reader = await fetch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) page.Add(EventReader.Event(reader));
        return page;
    }

    async Task Open(CancellationToken cancellationToken)
    {
        await using var declare = new NpgsqlCommand($"declare {Name} no scroll cursor for select {EventReader.Columns} from journal.event order by stream, version", connection);
        await declare.ExecuteNonQueryAsync(cancellationToken);
        _isOpen = true;
    }
}
