using System.Collections.Concurrent;

namespace Collab.Orleans.Local;

/// <summary>All readings under way, so that abandoned ones end.</summary>
internal sealed class OpenStreams
{
    private readonly ConcurrentDictionary<StreamSession, bool> _streams = new(ReferenceEqualityComparer.Instance);

    internal void Add(StreamSession stream) => _streams.TryAdd(stream, true);

    internal void Remove(StreamSession stream) => _streams.TryRemove(stream, out _);

    /// <summary>Ends the readings whose reader asked for nothing for so long.</summary>
    internal void Expire(int nowSeconds, int afterSeconds)
    {
        foreach (var (stream, _) in _streams)
        {
            if (!stream.IsBusy && nowSeconds - stream.LastSeenSeconds >= afterSeconds)
                stream.Expire();
        }
    }
}
