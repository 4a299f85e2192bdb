using System.Text.Json;

namespace Collab.GraphQL.Conformance;

/// <summary>A request of the engine protocol (section 1).</summary>
public sealed class ProtocolRequest
{
    /// <summary>The id as JSON; given back as it came.</summary>
    public required string IdJson { get; init; }

    /// <summary><c>parse</c>, <c>schema</c>, <c>validate</c> or <c>execute</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>SDL text.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Document text.</summary>
    public string Query { get; init; } = "";

    /// <summary>The variables as JSON; null when absent.</summary>
    public string? VariablesJson { get; init; }

    /// <summary>Which operation to run; null when absent.</summary>
    public string? OperationName { get; init; }

    /// <summary>The names of the only rules to check; null for all of them.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Reads a request.</summary>
    /// <param name="json">The line, parsed.</param>
    public static ProtocolRequest Read(JsonElement json) => new()
    {
        IdJson = IdOf(json),
        Mode = Text(json, "mode") ?? "execute",
        Schema = Text(json, "schema") ?? "",
        Query = Text(json, "query") ?? "",
        VariablesJson = Find(json, "variables")?.GetRawText(),
        OperationName = Text(json, "operationName"),
        Rules = Find(json, "rules")?.EnumerateArray().Select(JsonText.Read).ToArray(),
    };

    /// <summary>The id of a request as JSON; <c>null</c> when it has none.</summary>
    /// <param name="json">The line, parsed.</param>
    public static string IdOf(JsonElement json) => Find(json, "id")?.GetRawText() ?? "null";

    static string? Text(JsonElement json, string name) => Find(json, name) is { } value ? JsonText.Read(value) : null;

    static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
