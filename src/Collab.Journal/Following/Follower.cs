using System.Runtime.CompilerServices;

namespace Collab.Journal.Following;

/// <summary>One reader's walk along the journal: from the database while it is behind, then along the tail.</summary>
sealed class Follower(EarlierEvents earlier, Tail tail, TimeProvider time)
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
        tail.Enter();
        try
        {
            var size = FirstPage;
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!tail.Recent.TryRead(after, SharedPage, out var page, out var changed))
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
            tail.Leave();
        }
    }

    async Task<IReadOnlyList<RecordedEvent>> FromDatabase(JournalPosition after, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await earlier.Read(after, count, cancellationToken).ConfigureAwait(false);
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
        return Math.Clamp(OwnPageBytes / (EarlierEvents.SizeOf(page) / page.Count), 1, Math.Min(LargestPage, size * 2));
    }
}
