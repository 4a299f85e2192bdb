using System.Collections.Concurrent;
using System.Diagnostics;

namespace Collab.Faults.Servers.Network;

/// <summary>One direction of a wire: carries packets from one device to another, late, not all, or none, as it is told.</summary>
sealed class Direction : IDisposable
{
    const int LargestPacket = 64 << 10;
    const int MostUnderWay = 20_000;
    const int LookMs = 50;

    readonly TunDevice _from;
    readonly TunDevice _to;
    readonly Random _random;
    readonly BlockingCollection<(byte[] Packet, long Due)> _underWay = new(MostUnderWay);
    readonly Thread _reading;
    readonly Thread _writing;
    readonly ManualResetEventSlim _over = new(false, spinCount: 0);
    volatile Quality _quality = Quality.Good;

    public Direction(TunDevice from, TunDevice to, Random random)
    {
        (_from, _to, _random) = (from, to, random);
        (_reading, _writing) = (new Thread(Read) { IsBackground = true }, new Thread(Write) { IsBackground = true });
        _reading.Start();
        _writing.Start();
    }

    /// <summary>How well it carries.</summary>
    public Quality Quality
    {
        get => _quality;
        set => _quality = value;
    }

    public void Dispose()
    {
        _over.Set();
        _reading.Join();
        _underWay.CompleteAdding();
        _writing.Join();
        _underWay.Dispose();
        _over.Dispose();
    }

    void Read()
    {
        var buffer = new byte[LargestPacket];
        while (!_over.IsSet)
        {
            var (length, quality) = (_from.Read(buffer, LookMs), _quality);
            if (length == 0) continue;
            if (quality.Spares(buffer.AsSpan(0, length))) quality = Quality.Good;
            if (_random.NextDouble() < quality.Loss) continue;
            _underWay.TryAdd((buffer[..length], Stopwatch.GetTimestamp() + (long)(quality.Delay.TotalSeconds * Stopwatch.Frequency)));
        }
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
