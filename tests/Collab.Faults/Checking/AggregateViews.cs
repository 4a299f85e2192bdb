using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>Asks GraphQL for whole things with their whole histories.</summary>
static class AggregateViews
{
    const int AtOnce = 8;

    const string History = """
        history(first: 100, after: $after) { nodes { version type data } pageInfo { hasNextPage endCursor } }
        """;

    static readonly Dictionary<string, (string Kind, string Selection)> Categories = new()
    {
        ["agency"] = ("Agency", $"... on Agency {{ version name {{ value }} units {{ id name {{ value }} }} {History} }}"),
        ["person"] = ("Person", $"... on Person {{ version name roles {History} }}"),
        ["project"] = ("Project", $$"""
            ... on Project {
              version title { value } phase status { summary { value } next { value } } team { person { id } }
              goals(first: 100) { totalCount nodes { id } } uncertainties(first: 100) { totalCount nodes { id text { value } status } }
              {{History}}
            }
            """),
        ["goalboard"] = ("Project", $"... on Project {{ goalBoard {{ version {History} }} }}"),
        ["goal"] = ("Goal", $$"""
            ... on Goal {
              version title { value } status revisions(first: 100) { nodes { number kind title { value } reason { value } into { id } } }
              origins { goal { id } } becameGoals { id } keyResults { id title { value } to now }
              {{History}}
            }
            """),
    };

    /// <summary>What GraphQL returns for the aggregate of each of these streams.</summary>
    public static async Task<IReadOnlyDictionary<string, AggregateView>> Ask(GraphQLClient client, string person, IEnumerable<string> streams)
    {
        var view = new ConcurrentDictionary<string, AggregateView>();
        await Parallel.ForEachAsync(streams, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (stream, _) => view[stream] = await Ask(client, person, stream));
        return view;
    }

    static async Task<AggregateView> Ask(GraphQLClient client, string person, string stream)
    {
        var dash = stream.IndexOf('-', StringComparison.Ordinal);
        var (kind, selection) = Categories[stream[..dash]];
        var document = $"query($id: ID!, $after: Cursor) {{ node(id: $id) {{ {selection} }} }}";
        var variables = new JsonObject { ["id"] = Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{kind}:{stream[(dash + 1)..]}")), ["after"] = null };
        var events = new List<HistoryEntry>();
        string? state = null;
        while (true)
        {
            var node = await client.Ask(person, document, variables);
            // What is not there has the state null and no history: the checks see what is missing.
            if (node.ValueKind != JsonValueKind.Object) return new AggregateView("null", []);
            var thing = JsonObject.Create(node)!;
            var holder = thing["goalBoard"] as JsonObject ?? thing;
            var page = holder["history"]!;
            holder.Remove("history");
            state ??= thing.ToJsonString();
            events.AddRange(page["nodes"]!.AsArray().Select(entry => new HistoryEntry((int)entry!["version"]!, (string)entry["type"]!, JsonSerializer.SerializeToElement(entry["data"]))));
            if (!(bool)page["pageInfo"]!["hasNextPage"]!) break;
            variables["after"] = (string)page["pageInfo"]!["endCursor"]!;
        }

        events.Reverse();
        return new AggregateView(state, events);
    }
}
