using System.Collections.Immutable;
using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>What a command wrote to one stream, as its answer carries it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="FromVersion">The version that the stream had before.</param>
/// <param name="FromAt">When the event of that version happened, by which a copy of another history is recognised (the journal may have been restored to an earlier moment); null for version 0.</param>
/// <param name="Events">What was written, in order.</param>
/// <param name="Author">Who wrote it, as the journal names them.</param>
/// <param name="At">When.</param>
public sealed record StreamChange(StreamId Stream, int FromVersion, DateTimeOffset? FromAt, ImmutableArray<NewEvent> Events, string Author, DateTimeOffset At)
{
    /// <summary>The version that the stream has now.</summary>
    public int ToVersion => FromVersion + Events.Length;

    /// <summary>The stored form of each event; its position is not known here, and no fold asks for it.</summary>
    internal IEnumerable<RecordedEvent> Recorded()
        => Events.Select((written, index) => new RecordedEvent(Stream, FromVersion + index + 1, default, written.Type, written.Data, Author, At, null));
}
