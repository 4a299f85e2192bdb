using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.GraphQL.Limits;
using Collab.Network.Kernel;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>Somebody's walk through the whole schema: what there is is learnt as one who reads everything, and then asked for as every kind of viewer.</summary>
sealed class Walk
{
    readonly AccessWorld _world;
    readonly Portal _portal;
    readonly HashSet<string> _filled = [];
    readonly Dictionary<string, (WalkedType Type, JsonNode Json)> _found = [];

    Walk(AccessWorld world, Portal portal, WalkedSchema schema)
    {
        (_world, _portal, Schema) = (world, portal, schema);
        Documents = new WalkDocuments(schema, world.Clock.GetUtcNow().AddHours(1).ToString("O"));
    }

    public WalkedSchema Schema { get; }

    public AccessTable Table { get; } = AccessTable.Load();

    public AccessRules Rules { get; } = AccessRules.Load();

    public WalkDocuments Documents { get; }

    /// <summary>The kinds of viewers that there are.</summary>
    public IEnumerable<string> Kinds => Rules.Viewers.Where(kind => Rules.Of("everyone", kind) != Verdict.NoSuchViewer);

    /// <summary>The global ids of all that there is.</summary>
    public IEnumerable<string> Ids => _found.Keys;

    /// <summary>A walk that knows all that there is.</summary>
    public static async Task<Walk> Begin(AccessWorld world)
    {
        var portal = new Portal(world.Services, null, OperationLimits.None);
        var walk = new Walk(world, portal, await WalkedSchema.Of(portal));
        await walk.Explore();
        return walk;
    }

    public WalkedType TypeOf(string id) => _found[id].Type;

    /// <summary>Something as the reader sees it.</summary>
    public JsonNode Whole(string id) => _found[id].Json;

    public IEnumerable<string> IdsOf(string type) => _found.Where(found => found.Value.Type.Name == type).Select(found => found.Key);

    /// <summary>Whether the rules let a kind of viewer read something.</summary>
    public bool Reads(string kind, string id)
    {
        var rule = Table.Types[_found[id].Type.Name].Rule;
        return Rules.Of(rule == "project" ? "project " + AudienceOf(id) : rule, kind) == Verdict.Yes;
    }

    /// <summary>The audience of the project that something belongs to.</summary>
    public string AudienceOf(string id)
    {
        var at = id;
        foreach (var field in PathToProject(_found[id].Type))
        {
            at = _found[at].Json[field]!["id"]!.GetValue<string>();
        }

        return _found[at].Json["audience"]!.GetValue<string>();
    }

    /// <summary>An id like another, of nothing that there is.</summary>
    public string Absent(string id)
    {
        GlobalId.TrySplit(id, out var kind, out var key);
        return System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{kind}:{_world.NewId<ProjectId>().Value:N}{key[32..]}"));
    }

    public WalkComparison Compare(string kind) => new(Schema, Table, rule => Rules.Of(rule, kind) == Verdict.Yes, id => Reads(kind, id));

    /// <summary>A response as it was sent, which must not hold a word or an id of what the viewer may not read, but for what they said themselves.</summary>
    public async Task<JsonElement> Ask(string kind, string document, object? variables = null)
    {
        var response = await _portal.Ask(_world.As(kind), document, variables);
        KeepsSecrets(kind, response, document, JsonSerializer.Serialize(variables) + document);
        return response;
    }

    /// <summary>What a viewer hears of all that happened in the world, up to its last event.</summary>
    public async Task<IReadOnlyList<JsonNode>> Hear(string kind)
    {
        var document = $"subscription ($after: Cursor) {{ changes(after: $after) {{ {Documents.Of(Schema["Change"])} }} }}";
        await using var listener = _portal.Listen(_world.As(kind), document, new { after = _world.Beginning });
        for (var heard = new List<JsonNode>(); ;)
        {
            var message = await listener.Next();
            Assert.False(message.TryGetProperty("errors", out var errors), $"{kind}: {errors}");
            KeepsSecrets(kind, message, document, "");
            var change = JsonNode.Parse(message.GetProperty("data").GetProperty("changes").GetRawText())!;
            heard.Add(change);
            if (change["node"]!["id"]!.GetValue<string>() == _world.LastAgency)
            {
                return heard;
            }
        }
    }

    void KeepsSecrets(string kind, JsonElement response, string document, string said)
    {
        var text = response.GetRawText();
        if (Secrets(kind).FirstOrDefault(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase) && !said.Contains(secret, StringComparison.OrdinalIgnoreCase)) is { } told)
        {
            var at = text.IndexOf(told, StringComparison.OrdinalIgnoreCase);
            Assert.Fail($"To {kind}, `{told}` is told: …{text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)]}… by {document[..Math.Min(300, document.Length)]}");
        }
    }

    public async Task<JsonNode> Data(string kind, string document, object? variables = null)
    {
        var response = await Ask(kind, document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{kind}: {errors} of {document}");
        return JsonNode.Parse(response.GetProperty("data").GetRawText())!;
    }

    /// <summary>Things of one type with every field of theirs, as a viewer sees them; null for what they do not.</summary>
    public async Task<IReadOnlyList<JsonNode?>> Nodes(string kind, WalkedType type, IReadOnlyList<string> ids)
    {
        var document = $"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename id ... on {type.Name} {{ {Documents.Of(type)} }} }} }}";
        var nodes = new List<JsonNode?>();
        foreach (var some in ids.Chunk(100))
        {
            nodes.AddRange((await Data(kind, document, new { ids = some }))["nodes"]!.AsArray());
        }

        return nodes;
    }

    /// <summary>The fields, as <c>Type.field</c>, in which the reader found nothing.</summary>
    public IEnumerable<string> Unfilled()
        => from type in Reachable(Schema.Query)
           where !type.IsCarrier
           from field in type.Fields
           let coordinate = $"{type.Name}.{field.Name}"
           where !_filled.Contains(coordinate) && !(type == Schema.Query && field.Arguments.Count > 0)
           select coordinate;

    public void Fill(WalkedType type, JsonNode? value)
    {
        if (value is not JsonObject shown)
        {
            return;
        }

        foreach (var (key, part) in shown)
        {
            if (type.Fields.FirstOrDefault(field => field.Name == key.Split(WalkDocuments.Variant)[0]) is not { } known || part is null or JsonArray { Count: 0 })
            {
                continue;
            }

            _filled.Add($"{type.Name}.{known.Name}");
            IEnumerable<JsonNode?> items = part is JsonArray list ? list.AsEnumerable() : [part];
            foreach (var item in items)
            {
                Fill(Schema[known.Type.Name], item);
            }
        }
    }

    async Task Explore()
    {
        var roots = string.Concat(Schema.Query.Fields.Where(field => WalkDocuments.IsPaged(field) && NodeOf(field).IsNode).SelectMany(field => Documents.Asked(field)).Where(IsPlainOrBoolean)
            .Select(asked => $"{asked.Alias}: {asked.Alias.Split(WalkDocuments.Variant)[0]}{asked.Arguments} {{ nodes {{ __typename id }} }} "));
        var waiting = IdsIn(await Data("reader", $"{{ {roots} viewer {{ drafts {{ nodes {{ __typename id }} }} }} }}")).ToHashSet();
        while (waiting.Count > 0)
        {
            var typed = await Data("reader", "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids = waiting.Take(100) });
            foreach (var some in typed["nodes"]!.AsArray().GroupBy(node => node!["__typename"]!.GetValue<string>(), node => node!["id"]!.GetValue<string>()))
            {
                var type = Schema[some.Key];
                foreach (var node in await Nodes("reader", type, [.. some]))
                {
                    _found.Add(node!["id"]!.GetValue<string>(), (type, node!));
                    Fill(type, node);
                    waiting.UnionWith(IdsIn(node));
                }
            }

            waiting.ExceptWith(_found.Keys);
        }

        foreach (var (id, (type, _)) in _found)
        {
            Documents.KnownIds.TryAdd(Camel(type.Name), []);
            Documents.KnownIds[Camel(type.Name)].Add(id);
        }

        static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
        static bool IsPlainOrBoolean((string Alias, string Arguments) asked) => !asked.Alias.Contains(WalkDocuments.Variant, StringComparison.Ordinal) || asked.Arguments.Contains("true", StringComparison.Ordinal);
    }

    /// <summary>The type of a connection's items.</summary>
    WalkedType NodeOf(WalkedField field) => Schema[Schema[field.Type.Name].Fields.Single(part => part.Name == "nodes").Type.Name];

    static IEnumerable<string> IdsIn(JsonNode? value) => value switch
    {
        JsonObject found => found.SelectMany<KeyValuePair<string, JsonNode?>, string>(part => IdsIn(part.Value)).Concat(found["__typename"] is not null && found["id"] is { } id ? [id.GetValue<string>()] : []),
        JsonArray list => list.SelectMany<JsonNode?, string>(IdsIn),
        _ => [],
    };

    /// <summary>The words and ids that must not stand in what a viewer is told.</summary>
    IEnumerable<string> Secrets(string kind)
    {
        if (kind == "reader")
        {
            yield break;
        }

        foreach (var audience in AccessWorld.Audiences.Where(audience => Rules.Of("project " + audience, kind) != Verdict.Yes))
        {
            yield return AccessWorld.Canary(audience.ToLowerInvariant());
        }

        foreach (var id in Ids.Where(id => !Reads(kind, id)))
        {
            GlobalId.TrySplit(id, out _, out var key);
            yield return id;
            yield return key[..32];
            yield return Guid.ParseExact(key[..32], "N").ToString();
        }
    }

    /// <summary>The fields that lead from something to its project.</summary>
    IReadOnlyList<string> PathToProject(WalkedType type)
    {
        var paths = new Queue<(WalkedType Type, IReadOnlyList<string> Path)>([(type, [])]);
        while (paths.TryDequeue(out var next) && next.Path.Count < 4)
        {
            if (next.Type.Name == "Project")
            {
                return next.Path;
            }

            foreach (var field in next.Type.Fields.Where(field => field.Type is { IsNonNull: true, IsList: false } && Schema[field.Type.Name].IsNode))
            {
                paths.Enqueue((Schema[field.Type.Name], [.. next.Path, field.Name]));
            }
        }

        throw new InvalidOperationException($"{type.Name} has the rule `project`, and no field that is never null leads from it to its project: give it one, such as `project: Project!`.");
    }

    HashSet<WalkedType> Reachable(WalkedType root)
    {
        var reached = new HashSet<WalkedType>();
        var waiting = new Stack<WalkedType>([root, .. Schema.Nodes]);
        while (waiting.TryPop(out var type))
        {
            if (type.Kind == "OBJECT" && reached.Add(type))
            {
                foreach (var field in type.Fields)
                {
                    waiting.Push(Schema[field.Type.Name]);
                }
            }
        }

        return reached;
    }
}
