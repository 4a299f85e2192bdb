namespace Collab.Journal.Appending;

/// <summary>Collects appends that can share a transaction: no stream and no command key occurs twice, and the size is bounded.</summary>
sealed class AppendGroup(int maxAppends, int maxStatements)
{
    readonly HashSet<StreamId> _streams = [];
    readonly HashSet<(string Author, string Id)> _commands = [];
    int _statements;

    public List<PendingAppend> Members { get; } = [];

    /// <summary>Adds the append; false when it has to wait for the next transaction. The first append always fits.</summary>
    public bool TryAdd(PendingAppend pending)
    {
        if (Members.Count > 0 && (Members.Count >= maxAppends || _statements + pending.Statements > maxStatements || Meets(pending.Append))) return false;
        foreach (var stream in pending.Append.Streams) _streams.Add(stream.Stream);
        if (pending.Append.Command is { } key) _commands.Add((key.Author, key.ClientMutationId));
        _statements += pending.Statements;
        Members.Add(pending);
        return true;
    }

    bool Meets(Append append) =>
        append.Streams.Any(stream => _streams.Contains(stream.Stream))
        || (append.Command is { } key && _commands.Contains((key.Author, key.ClientMutationId)));
}
