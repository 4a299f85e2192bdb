using System.Text.Json;

namespace Collab.Faults.Checking;

/// <summary>What GraphQL returns for the aggregate of one stream.</summary>
/// <param name="State">The aggregate as it is, as JSON text.</param>
/// <param name="History">Its history, oldest first.</param>
sealed record AggregateView(string State, IReadOnlyList<HistoryEntry> History);

/// <summary>An entry of an aggregate's history.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Type">The event's name.</param>
/// <param name="Data">What happened.</param>
sealed record HistoryEntry(int Version, string Type, JsonElement Data);
