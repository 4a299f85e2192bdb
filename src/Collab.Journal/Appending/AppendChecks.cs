namespace Collab.Journal.Appending;

/// <summary>Refuses an invalid append before anything is sent.</summary>
static class AppendChecks
{
    const int MaxEvents = 1000;

    /// <summary>Maximum length of a stream name, author, event type or client mutation id, in characters. Each may be part of an index.</summary>
    public const int MaxNameLength = StreamId.MaxLength;

    public static void Check(Append append)
    {
        CheckName(append.Author, "author");
        if (append.Command is { } key) CheckCommand(key);
        else if (append.Streams.Count == 0) throw new ArgumentException("An append needs an event or a command key.", nameof(append));
        if (append.Streams.Sum(stream => stream.Events.Count) > MaxEvents) throw new ArgumentException($"An append takes at most {MaxEvents} events.", nameof(append));
        if (append.Streams.Count > 1 && append.Streams.DistinctBy(stream => stream.Stream).Count() != append.Streams.Count)
            throw new ArgumentException("An append names each stream once; put its events together.", nameof(append));
        foreach (var stream in append.Streams) CheckStream(stream);
        foreach (var guard in append.Guards) CheckGuard(guard, append);
    }

    static void CheckStream(StreamAppend stream)
    {
        CheckName(stream.Stream.Value, "stream");
        ArgumentOutOfRangeException.ThrowIfNegative(stream.ExpectedVersion);
        if (stream.Events.Count == 0) throw new ArgumentException($"There is no event for {stream.Stream}.", nameof(stream));
        foreach (var newEvent in stream.Events) CheckName(newEvent.Type, "event type");
    }

    static void CheckGuard(StreamVersion guard, Append append)
    {
        CheckName(guard.Stream.Value, "guarded stream");
        ArgumentOutOfRangeException.ThrowIfNegative(guard.Version);
        if (append.Streams.Any(stream => stream.Stream == guard.Stream))
            throw new ArgumentException($"The append writes to {guard.Stream}, whose expected version guards it already.", nameof(guard));
    }

    static void CheckCommand(CommandKey key)
    {
        CheckName(key.Author, "command's author");
        CheckName(key.ClientMutationId, "client mutation id");
    }

    /// <summary>Whether a text fits a key column. PostgreSQL's text type does not allow U+0000.</summary>
    public static bool IsName(string? name) => name is { Length: > 0 and <= MaxNameLength } && !name.Contains('\0', StringComparison.Ordinal);

    static void CheckName(string? name, string what)
    {
        if (!IsName(name)) throw new ArgumentException($"The {what} must have 1 to {MaxNameLength} characters, none of them zero.");
    }
}
