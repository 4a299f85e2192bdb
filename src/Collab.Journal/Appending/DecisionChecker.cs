using Collab.Journal.Reading;
using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>Compares a decision that writes nothing with the journal in one round trip, without retries.</summary>
sealed class DecisionChecker(NpgsqlDataSource database)
{
    const string MovedSql = """
        select based.stream from unnest($1, $2) as based (stream, version)
        where exists (select from journal.event where stream = based.stream and version = based.version + 1)
        """;

    public async Task<DecisionCheck> Check(IReadOnlyList<StreamVersion> basedOn, CommandKey? key, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Moved(basedOn));
        // The key is read after the versions: a first try that commits in between is found by its key, an earlier one by the versions.
        if (key is not null) batch.BatchCommands.Add(CommandReader.FindStatement(key.Author, key.ClientMutationId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var moved = new List<StreamId>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) moved.Add(new StreamId(reader.GetString(0)));
        var outcome = await reader.NextResultAsync(cancellationToken).ConfigureAwait(false)
            ? await CommandReader.Outcome(reader, cancellationToken).ConfigureAwait(false)
            : null;
        return new DecisionCheck(moved, outcome);
    }

    static NpgsqlBatchCommand Moved(IReadOnlyList<StreamVersion> basedOn) => new(MovedSql)
    {
        Parameters =
        {
            new NpgsqlParameter<string[]> { TypedValue = [.. basedOn.Select(based => based.Stream.Value)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. basedOn.Select(based => based.Version)] },
        },
    };
}
