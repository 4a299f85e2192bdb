using System.Text.Json;

namespace Collab.Faults.Checking;

/// <summary>What GraphQL tells of one stream's thing.</summary>
/// <param name="State">The thing as it is, as JSON text.</param>
/// <param name="History">Its history, oldest first.</param>
sealed record Told(string State, IReadOnlyList<ToldEvent> History);

/// <summary>An entry of a thing's history.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Type">The event's name.</param>
/// <param name="Data">What happened.</param>
sealed record ToldEvent(int Version, string Type, JsonElement Data);
