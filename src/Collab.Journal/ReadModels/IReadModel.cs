using Npgsql;

namespace Collab.Journal.ReadModels;

/// <summary>Read tables that are made from the journal and can be made anew from it.</summary>
public interface IReadModel
{
    /// <summary>What it is called in progress and errors.</summary>
    string Name { get; }

    /// <summary>The tables it owns, each with its schema (<c>goals.goal</c>), in an order in which they may be emptied.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Whether streams of this <see cref="StreamId.Category"/> are told to it.</summary>
    /// <param name="category">The category.</param>
    bool Reads(string category);

    /// <summary>The statements that write one stream's rows into empty tables. Streams come in the order of their names.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">All its events, oldest first; valid only during the call.</param>
    /// <exception cref="InvalidDataException">The events do not belong together; the message is a sentence that names the stream.</exception>
    IEnumerable<NpgsqlBatchCommand> Project(StreamId stream, IReadOnlyList<RecordedEvent> events);
}
