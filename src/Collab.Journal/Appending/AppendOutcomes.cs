using Collab.Journal.Reading;

namespace Collab.Journal.Appending;

/// <summary>Turns a conflict into a result. The conflict may be with an earlier try of the same append that did commit.</summary>
sealed class AppendOutcomes(EventReader events, CommandReader commands)
{
    public async Task<AppendResult> Of(PendingAppend pending, AppendConflict conflict, string constraint)
    {
        var append = pending.Append;
        if (conflict == AppendConflict.Projection) return new AppendResult.UniqueConflict(constraint);
        if (pending.OutcomeUnknown && await FindOwnAppend(append).ConfigureAwait(false) is { } position) return new AppendResult.Appended(position);
        return conflict switch
        {
            AppendConflict.Command => new AppendResult.AlreadyDone(await Earlier(append.Command!).ConfigureAwait(false)),
            AppendConflict.Guard => new AppendResult.GuardConflict(new StreamId(constraint)),
            _ => new AppendResult.VersionConflict(append.Streams.Count == 1 ? append.Streams[0].Stream : null),
        };
    }

    async Task<CommandOutcome> Earlier(CommandKey key) =>
        await commands.Find(key.Author, key.ClientMutationId, CancellationToken.None).ConfigureAwait(false)
        ?? throw new InvalidOperationException("A command key was refused as a repeat, yet it is not in journal.command.");

    /// <summary>
    /// The position of this append if an earlier try committed it; otherwise null. An event with the same author, time, type and data at the same version is treated as
    /// ours.
    /// </summary>
    async Task<JournalPosition?> FindOwnAppend(Append append)
    {
        if (append.Streams.Count == 0) return null;
        var first = append.Streams[0];
        var found = await events.Page(first.Stream, first.ExpectedVersion, first.Events.Count, CancellationToken.None).ConfigureAwait(false);
        if (found.Count != first.Events.Count || !found.Zip(first.Events, (recorded, wanted) => IsSame(append, recorded, wanted)).All(same => same)) return null;
        var total = append.Streams.Sum(stream => stream.Events.Count);
        return found[0].Position with { Sequence = found[0].Position.Sequence + total - 1 };
    }

    static bool IsSame(Append append, RecordedEvent recorded, NewEvent wanted) =>
        recorded.Type == wanted.Type
        && recorded.Author == append.Author
        && recorded.At.UtcDateTime == AppendStatements.Moment(append.At)
        && recorded.CommandId == append.Command?.ClientMutationId
        && recorded.Data.Span.SequenceEqual(wanted.Data.Span);
}
