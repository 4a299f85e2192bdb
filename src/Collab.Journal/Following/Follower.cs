using System.Runtime.CompilerServices;

namespace Collab.Journal.Following;

/// <summary>One reader's walk along the journal: from the database while it is far behind, then along the recent events that all share.</summary>
sealed class Follower(HistoryPageCache history, JournalPoller poller, TimeProvider time)
{
    /// <summary>How many events a reader takes at once from those in memory, which all readers share.</summary>
    const int SharedPage = 32;

    /// <summary>How many events a reader takes first from the database; then as many as fit, about, into <see cref="OwnPageBytes"/>.</summary>
    const int FirstPage = 4;
    const int LargestPage = 256;

    /// <summary>What a reader that does not go on keeps in memory for itself alone; there may be a thousand of them.</summary>
    const int OwnPageBytes = 8 << 10;

    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = poller.AddFollower(cancellationToken);
        try
        {
            await begun.ConfigureAwait(false);
            var size = FirstPage;
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!poller.Recent.TryRead(after, SharedPage, out var page, out var changed))
                {
                    page = await FromDatabase(after, size, cancellationToken).ConfigureAwait(false);
                    size = SizeAfter(page, size);
                }

                if (page.Count == 0) await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                foreach (var recorded in page)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return recorded;
                    after = recorded.Position;
                }
            }
        }
        finally
        {
            poller.RemoveFollower();
        }
    }

    async Task<IReadOnlyList<RecordedEvent>> FromDatabase(JournalPosition after, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await history.Read(after, poller.Position, count, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failures.Reason(exception) is not null)
            {
                await Task.Delay(PauseAfterTrouble, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    static int SizeAfter(IReadOnlyList<RecordedEvent> page, int size)
    {
        if (page.Count == 0) return size;
        return Math.Clamp(OwnPageBytes / (HistoryPageCache.SizeOf(page) / page.Count), 1, Math.Min(LargestPage, size * 2));
    }
}
