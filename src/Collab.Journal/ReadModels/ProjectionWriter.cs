using Npgsql;

namespace Collab.Journal.ReadModels;

/// <summary>Groups events by stream, passes them to the read models that read it, and sends the statements in batches.</summary>
sealed class ProjectionWriter(NpgsqlConnection connection, IReadOnlyList<IReadModel> models, int statementsPerBatch) : IAsyncDisposable
{
    readonly List<RecordedEvent> _stream = [];
    NpgsqlBatch _batch = new(connection) { Timeout = 0 };

    public async Task Add(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (_stream.Count > 0 && _stream[0].Stream != recorded.Stream) await EndStream(cancellationToken);
        _stream.Add(recorded);
    }

    public async Task Finish(CancellationToken cancellationToken)
    {
        if (_stream.Count > 0) await EndStream(cancellationToken);
        await Send(cancellationToken);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    async Task EndStream(CancellationToken cancellationToken)
    {
        var stream = _stream[0].Stream;
        foreach (var model in models.Where(model => model.Reads(stream.Category)))
        {
            foreach (var statement in model.Project(stream, _stream)) _batch.BatchCommands.Add(statement);
        }

        _stream.Clear();
        if (_batch.BatchCommands.Count >= statementsPerBatch) await Send(cancellationToken);
    }

    async Task Send(CancellationToken cancellationToken)
    {
        if (_batch.BatchCommands.Count == 0) return;
        await _batch.ExecuteNonQueryAsync(cancellationToken);
        await _batch.DisposeAsync();
        _batch = new NpgsqlBatch(connection) { Timeout = 0 };
    }
}
