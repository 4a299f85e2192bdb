using System.Collections.Concurrent;
using System.Diagnostics;

namespace Collab.Faults.Servers.Network;

/// <summary>One direction between two hosts: delivers packets to a device, late, not all, or none, as set.</summary>
sealed class Link : IDisposable
{
    const int MaxQueuedPackets = 20_000;

    readonly TunDevice _to;
    readonly Random _random;
    readonly BlockingCollection<(byte[] Packet, long Due)> _underWay = new(MaxQueuedPackets);
    readonly Thread _writing;
    readonly ManualResetEventSlim _over = new(false, spinCount: 0);
    volatile Quality _quality = Quality.Good;

    /// <summary>A link that carries all.</summary>
    /// <param name="to">Where packets go.</param>
    /// <param name="random">Which ones are lost.</param>
    public Link(TunDevice to, Random random)
    {
        (_to, _random) = (to, random);
        _writing = new Thread(Write) { IsBackground = true };
        _writing.Start();
    }

    /// <summary>How well it carries.</summary>
    public Quality Quality
    {
        get => _quality;
        set => _quality = value;
    }

    /// <summary>Takes a packet; by one thread at a time. What does not fit into the queue is lost.</summary>
    public void Carry(ReadOnlySpan<byte> packet)
    {
        var quality = _quality;
        if (_random.NextDouble() < quality.Loss) return;
        _underWay.TryAdd((packet.ToArray(), Stopwatch.GetTimestamp() + (long)(quality.Delay.TotalSeconds * Stopwatch.Frequency)));
    }

    /// <summary>Ends it; nobody may call <see cref="Carry"/> any more.</summary>
    public void Dispose()
    {
        _over.Set();
        _underWay.CompleteAdding();
        _writing.Join();
        _underWay.Dispose();
        _over.Dispose();
    }

    void Write()
    {
        foreach (var (packet, due) in _underWay.GetConsumingEnumerable())
        {
            if (!_over.IsSet && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early) _over.Wait(early);
            _to.Write(packet);
        }
    }
}
