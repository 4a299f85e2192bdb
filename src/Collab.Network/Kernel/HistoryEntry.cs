using System.Text.Json;

namespace Collab.Network.Kernel;

/// <summary>One event as a reader sees it.</summary>
/// <param name="Version">Its number in the thing's history, from 1.</param>
/// <param name="Type">The stable name of what happened.</param>
/// <param name="Description">What happened, in words.</param>
/// <param name="Author">Who did it; null for the system itself.</param>
/// <param name="At">When.</param>
/// <param name="Data">What the event says, as it is stored.</param>
public sealed record HistoryEntry(int Version, string Type, Text Description, PersonId? Author, DateTimeOffset At, JsonElement Data);
