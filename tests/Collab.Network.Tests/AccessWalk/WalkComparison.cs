using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>
/// Compares what a viewer is answered with what somebody is answered who reads everything: each object and field that the rules give the viewer must be there and alike, all others must look as
/// if they were not there, and counts and pages must be those of what is left.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="table">The rows.</param>
/// <param name="isGiven">Whether a rule of fields gives the viewer a field.</param>
/// <param name="reads">Whether the viewer reads the thing with a global id.</param>
sealed class WalkComparison(WalkedSchema schema, AccessTable table, Func<string, bool> isGiven, Func<string, bool> reads)
{
    public List<string> Differences { get; } = [];

    /// <summary>Compares an object of a type.</summary>
    public void Object(WalkedType type, JsonNode? whole, JsonNode? shown, string path)
    {
        if (!IsReadable(whole))
        {
            Same(null, shown, path);
        }
        else if (shown is null)
        {
            Differences.Add($"{path}: is not shown, and should be");
        }
        else if (type.IsConnection)
        {
            Connection(type, whole!, shown, path);
        }
        else
        {
            foreach (var (key, value) in whole!.AsObject())
            {
                if (type.Fields.FirstOrDefault(field => field.Name == key.Split(WalkDocuments.Variant)[0]) is { } known)
                {
                    Field(type, known, value, shown[key], $"{path}.{key}");
                }
            }
        }
    }

    void Field(WalkedType type, WalkedField field, JsonNode? whole, JsonNode? shown, string path)
    {
        var rule = type.IsCarrier ? "reader" : table.Fields[$"{type.Name}.{field.Name}"].Rule;
        switch (rule)
        {
            case "viewer":
            case "nameless" when !isGiven("signed-in"):
                break;
            case "reader" or "nameless":
            case var _ when isGiven(rule):
                Value(field.Type, whole, shown, path);
                break;
            case var _ when schema[field.Type.Name].IsConnection && shown is not null:
                Same(new JsonArray(), shown["edges"], path + ".edges");
                Same(0, shown["totalCount"], path + ".totalCount");
                break;
            default:
                Same(field.Type is { IsNonNull: true, IsList: true } ? new JsonArray() : null, shown, path);
                break;
        }
    }

    void Value(TypeUse use, JsonNode? whole, JsonNode? shown, string path)
    {
        var type = schema[use.Name];
        if (use.IsList && whole is JsonArray all && shown is JsonArray some)
        {
            Items(type, [.. all.Where(item => item is null || IsReadable(item))], some, path);
        }
        else if (type.Kind == "OBJECT" && !use.IsList)
        {
            Object(type, whole, shown, path);
        }
        else
        {
            Same(IsReadable(whole) ? whole : null, shown, path);
        }
    }

    void Items(WalkedType type, JsonNode?[] readable, JsonArray shown, string path)
    {
        if (readable.Length != shown.Count)
        {
            Differences.Add($"{path}: shows {shown.Count} items, of which the viewer reads {readable.Length}");
            return;
        }

        for (var i = 0; i < readable.Length; i++)
        {
            if (type.Kind == "OBJECT")
            {
                Object(type, readable[i], shown[i], $"{path}[{i}]");
            }
            else
            {
                Same(readable[i], shown[i], $"{path}[{i}]");
            }
        }
    }

    void Connection(WalkedType type, JsonNode whole, JsonNode shown, string path)
    {
        var node = schema[type.Fields.Single(field => field.Name == "nodes").Type.Name];
        if (table.Types.TryGetValue(node.Name, out var row) && row.Rule == "counted")
        {
            // Made anew for each viewer: words of what they may not read are looked for in every response.
            return;
        }

        JsonNode?[] edges = [.. whole["edges"]!.AsArray().Where(edge => IsReadable(edge!["node"]))];
        Items(node, [.. edges.Select(edge => edge!["node"])], shown["nodes"]!.AsArray(), path + ".nodes");
        Items(schema[type.Fields.Single(field => field.Name == "edges").Type.Name], edges, shown["edges"]!.AsArray(), path + ".edges");
        if (whole["totalCount"]!.GetValue<int>() == whole["edges"]!.AsArray().Count)
        {
            Same(JsonValue.Create(edges.Length), shown["totalCount"], path + ".totalCount");
        }

        var page = shown["pageInfo"]!;
        Same(edges.FirstOrDefault()?["cursor"], page["startCursor"], path + ".pageInfo.startCursor");
        Same(edges.LastOrDefault()?["cursor"], page["endCursor"], path + ".pageInfo.endCursor");
        Same(whole["pageInfo"]!["hasPreviousPage"], page["hasPreviousPage"], path + ".pageInfo.hasPreviousPage");
        Same(whole["pageInfo"]!["hasNextPage"], page["hasNextPage"], path + ".pageInfo.hasNextPage");
    }

    /// <summary>Whether what is there is for the viewer: what has no id of its own goes with what holds it.</summary>
    bool IsReadable(JsonNode? value)
        => value is not JsonObject found ? value is not null
            : found["__typename"] is null || found["id"] is not { } id || reads(id.GetValue<string>());

    void Same(JsonNode? expected, JsonNode? shown, string path)
    {
        if (!JsonNode.DeepEquals(expected, shown))
        {
            Differences.Add($"{path}: is {Short(shown)}, and should be {Short(expected)}");
        }
    }

    static string Short(JsonNode? value)
    {
        var text = value?.ToJsonString(JsonSerializerOptions.Web) ?? "null";
        return text.Length <= 120 ? text : text[..120] + "…";
    }
}
