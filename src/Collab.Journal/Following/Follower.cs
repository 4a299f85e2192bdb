using System.Runtime.CompilerServices;
using Collab.Journal.Reading;

namespace Collab.Journal.Following;

/// <summary>One reader's walk along the journal: from the database while it is behind, then along the tail.</summary>
sealed class Follower(EventReader events, Tail tail, TimeProvider time)
{
    /// <summary>What a reader that does not go on keeps in memory; there may be a thousand of them.</summary>
    const int PageSize = 32;

    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<RecordedEvent> Follow(JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        tail.Start();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!tail.Recent.TryRead(after, PageSize, out var page, out var changed))
                page = await FromDatabase(after, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0) await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            foreach (var recorded in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return recorded;
                after = recorded.Position;
            }
        }
    }

    async Task<IReadOnlyList<RecordedEvent>> FromDatabase(JournalPosition after, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await events.Settled(after, PageSize, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failures.Reason(exception) is not null)
            {
                await Task.Delay(PauseAfterTrouble, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
