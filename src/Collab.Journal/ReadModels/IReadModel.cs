using Npgsql;

namespace Collab.Journal.ReadModels;

/// <summary>Read tables that are derived from the journal and can be rebuilt from it.</summary>
public interface IReadModel
{
    /// <summary>The name in progress and error messages.</summary>
    string Name { get; }

    /// <summary>The tables that it owns, with their schema (<c>goals.goal</c>), in an order in which they can be emptied.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Whether it reads streams of this <see cref="StreamId.Category"/>.</summary>
    /// <param name="category">The category.</param>
    bool Reads(string category);

    /// <summary>The statements that write one stream's rows into empty tables. Streams are passed in name order.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">All events of the stream, oldest first; valid only during the call.</param>
    /// <exception cref="InvalidDataException">The events are inconsistent; the message is a sentence that names the stream.</exception>
    IEnumerable<NpgsqlBatchCommand> Project(StreamId stream, IReadOnlyList<RecordedEvent> events);
}
