using Collab.Journal;

namespace Collab.Testing;

/// <summary>Journal queries for tests.</summary>
public static class JournalReading
{
    const int PageSize = 1000;

    /// <summary>Reads a stream forwards from a version to its end.</summary>
    public static async Task<IReadOnlyList<RecordedEvent>> Read(this IJournal journal, StreamId stream, int afterVersion = 0)
    {
        var events = new List<RecordedEvent>();
        IReadOnlyList<RecordedEvent> page;
        do
        {
            page = await journal.ReadPageBackwards(stream, events.Count == 0 ? int.MaxValue : events[^1].Version, PageSize, CancellationToken.None);
            events.AddRange(page);
        }
        while (page.Count == PageSize && page[^1].Version > afterVersion);
        events.Reverse();
        return events.FindAll(recorded => recorded.Version > afterVersion);
    }

    public static async Task<int> Version(this IJournal journal, StreamId stream)
        => await journal.ReadPageBackwards(stream, int.MaxValue, 1, CancellationToken.None) is [var last] ? last.Version : 0;

    /// <summary>All events after a position, in order, up to the head at the time of the call.</summary>
    public static async Task<IReadOnlyList<RecordedEvent>> ReadAll(this IJournal journal, JournalPosition after)
    {
        var (events, head) = (new List<RecordedEvent>(), await journal.Head(CancellationToken.None));
        if (after < head)
        {
            await foreach (var recorded in journal.Follow(after, CancellationToken.None))
            {
                events.Add(recorded);
                if (recorded.Position >= head)
                {
                    break;
                }
            }
        }

        return events;
    }
}
