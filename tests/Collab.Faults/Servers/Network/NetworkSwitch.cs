namespace Collab.Faults.Servers.Network;

/// <summary>Carries packets between hosts, which have consecutive IPv4 addresses, over a link for each direction between two of them.</summary>
sealed class NetworkSwitch : IDisposable
{
    const int MaxPacketBytes = 64 << 10;
    const int ReadMs = 50;
    const int FirstHost = 1;
    const int IPv4 = 4;
    const int LastByteOfDestination = 19;

    readonly IReadOnlyList<TunDevice> _devices;
    readonly Link?[,] _links;
    readonly Thread[] _readers;
    volatile bool _isOver;

    /// <summary>A switch all of whose links carry all.</summary>
    /// <param name="devices">The hosts' devices; the first has the address that ends with 1.</param>
    /// <param name="seed">Which packets are lost where not all arrive.</param>
    public NetworkSwitch(IReadOnlyList<TunDevice> devices, int seed)
    {
        _devices = devices;
        _links = new Link?[devices.Count, devices.Count];
        foreach (var (from, to) in Pairs()) _links[from, to] = new Link(devices[to], new Random(unchecked(seed + (from * devices.Count) + to)));
        _readers = [.. devices.Select((device, number) => new Thread(() => Read(device, number)) { IsBackground = true })];
        foreach (var reader in _readers) reader.Start();
    }

    /// <summary>The link from one host to another.</summary>
    public Link this[int from, int to] => _links[from, to]!;

    public void Dispose()
    {
        _isOver = true;
        foreach (var reader in _readers) reader.Join();
        foreach (var (from, to) in Pairs()) this[from, to].Dispose();
    }

    IEnumerable<(int From, int To)> Pairs() =>
        from one in Enumerable.Range(0, _devices.Count) from other in Enumerable.Range(0, _devices.Count) where one != other select (one, other);

    void Read(TunDevice device, int from)
    {
        var buffer = new byte[MaxPacketBytes];
        while (!_isOver)
        {
            var length = device.Read(buffer, ReadMs);
            if (length <= LastByteOfDestination || buffer[0] >> 4 != IPv4) continue;
            var to = buffer[LastByteOfDestination] - FirstHost;
            if (to >= 0 && to < _devices.Count && to != from) this[from, to].Carry(buffer.AsSpan(0, length));
        }
    }
}
