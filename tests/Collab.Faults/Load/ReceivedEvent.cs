namespace Collab.Faults.Load;

/// <summary>An event as a listener received it.</summary>
/// <param name="Transaction">First half of its place in the journal.</param>
/// <param name="Sequence">Second half of its place in the journal.</param>
/// <param name="Version">Its number in its thing's history.</param>
/// <param name="Type">Its name.</param>
/// <param name="Data">What happened, as JSON.</param>
/// <param name="At">When it came; a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</param>
sealed record ReceivedEvent(ulong Transaction, long Sequence, int Version, string Type, string Data, long At);
