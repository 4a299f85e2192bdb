namespace Collab.Faults.Servers.Network;

/// <summary>How well a link carries.</summary>
/// <param name="Loss">How many packets are lost, of one.</param>
/// <param name="Delay">How long each is under way.</param>
sealed record Quality(double Loss, TimeSpan Delay)
{
    /// <summary>All, at once.</summary>
    public static Quality Good { get; } = new(0, TimeSpan.Zero);

    /// <summary>None.</summary>
    public static Quality Cut { get; } = new(1, TimeSpan.Zero);

    public override string ToString() => this == Good ? "good" : this == Cut ? "cut" : $"{Delay.TotalMilliseconds:0} ms and {Loss:P0} lost";
}
