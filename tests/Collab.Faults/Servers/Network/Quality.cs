using System.Buffers.Binary;

namespace Collab.Faults.Servers.Network;

/// <summary>How well one direction of a wire carries.</summary>
/// <param name="Loss">How many packets are lost, of one.</param>
/// <param name="Delay">How long each is under way.</param>
sealed record Quality(double Loss, TimeSpan Delay)
{
    const int ProtocolAt = 9;
    const byte Tcp = 6;

    /// <summary>The TCP port whose packets are neither lost nor late, whichever way they go; 0 for none.</summary>
    public int SparedPort { get; init; }

    /// <summary>All, at once.</summary>
    public static Quality Good { get; } = new(0, TimeSpan.Zero);

    /// <summary>None.</summary>
    public static Quality Cut { get; } = new(1, TimeSpan.Zero);

    /// <summary>Whether a packet is of the spared port.</summary>
    /// <param name="packet">An IP packet, of version 4 as all of these networks'.</param>
    public bool Spares(ReadOnlySpan<byte> packet)
    {
        if (SparedPort == 0 || packet.Length <= ProtocolAt || packet[ProtocolAt] != Tcp) return false;
        var ports = packet[((packet[0] & 0x0f) * sizeof(int))..];
        return BinaryPrimitives.ReadUInt16BigEndian(ports) == SparedPort || BinaryPrimitives.ReadUInt16BigEndian(ports[sizeof(ushort)..]) == SparedPort;
    }

    public override string ToString() => this == Good ? "good" : this == Cut ? "cut" : $"{Delay.TotalMilliseconds:0} ms and {Loss:P0} lost";
}
