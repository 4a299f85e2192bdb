using System.Runtime.CompilerServices;

namespace Collab.Journal.Following;

/// <summary>Reads the journal for one follower: from the database while it is far behind, then from the shared ring buffer.</summary>
sealed class Follower(HistoryPageCache history, JournalPoller poller, TimeProvider time)
{
    /// <summary>Page size for events in memory, which all followers share.</summary>
    const int SharedPage = 32;

    /// <summary>Size of the first page from the database. Later pages are sized to about <see cref="OwnPageBytes"/>.</summary>
    const int FirstPage = 4;
    const int MaxPageSize = 256;

    /// <summary>Memory that an idle follower may hold for itself; there may be a thousand of them.</summary>
    const int OwnPageBytes = 8 << 10;

    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

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
                await Task.Delay(PauseAfterFailure, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    static int SizeAfter(IReadOnlyList<RecordedEvent> page, int size)
    {
        if (page.Count == 0) return size;
        return Math.Clamp(OwnPageBytes / (HistoryPageCache.SizeOf(page) / page.Count), 1, Math.Min(MaxPageSize, size * 2));
    }
}
