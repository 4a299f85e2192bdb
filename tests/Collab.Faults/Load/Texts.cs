using System.Text.Json.Nodes;

namespace Collab.Faults.Load;

/// <summary>Texts of inputs.</summary>
static class Texts
{
    /// <summary>A text in one language.</summary>
    public static JsonArray Of(string value) => [new JsonObject { ["value"] = value, ["language"] = "FI" }];
}
