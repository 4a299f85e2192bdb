using System.Text.RegularExpressions;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>Every way in which a value can complete, with every position at which its null can end (specification 6.4.4).</summary>
public sealed partial class NullPropagationTests
{
    const string Sdl = """
        type Query { node: Node must: Node! nodes: [Node] allMust: [Node!] strict: [Node!]! ok: Int }
        type Node { next: Node nextMust: Node! list: [Node] listMust: [Node!] leaf: Int leafMust: Int! null: Int nullMust: Int! throws: Int throwsMust: Int! items: [Int!] }
        """;

    public enum Arrival
    {
        Sync,
        Done,
        Later,
        Batch,
        LateBatch,
    }

    sealed record Node;

    static readonly Node One = new();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Null_ends_at_the_nearest_position_that_may_be_null(Arrival arrival, string document, string expected)
    {
        var options = new ExecutorOptions { Limits = new OperationLimits { Timeout = TimeSpan.FromMinutes(1) } };
        var engine = new Engine(Sdl, map => Bind(map, arrival), options);

        var response = await engine.Run(document);

        Assert.Equal(expected, InOrder(Noise().Replace(response, "")));
    }

    public static TheoryData<Arrival, string, string> Cases()
    {
        var cases = new (string Document, string Expected)[]
        {
            ("{ node { leaf } ok }", """{"data":{"node":{"leaf":1},"ok":1}}"""),
            ("{ node { null leafMust } ok }", """{"data":{"node":{"null":null,"leafMust":1},"ok":1}}"""),
            ("{ node { leaf throws leafMust } ok }", Errors(["node", "throws"]) + """{"node":{"leaf":1,"throws":null,"leafMust":1},"ok":1}}"""),
            ("{ node { leaf throwsMust leafMust } ok }", Errors(["node", "throwsMust"]) + """{"node":null,"ok":1}}"""),
            ("{ node { leaf nullMust leafMust } ok }", Errors(["node", "nullMust"]) + """{"node":null,"ok":1}}"""),
            ("{ node { next { leaf nextMust { x: nextMust { y: nullMust } } } leaf } ok }", Errors(["node", "next", "nextMust", "x", "y"]) + """{"node":{"next":null,"leaf":1},"ok":1}}"""),
            ("{ ok must { nullMust } }", Errors(["must", "nullMust"]) + "null}"),
            ("{ ok nodes { nullMust leaf } }", Errors(["nodes", 0, "nullMust"], ["nodes", 1, "nullMust"]) + """{"ok":1,"nodes":[null,null]}}"""),
            ("{ ok node { list { leaf nullMust } leaf } }", Errors(["node", "list", 0, "nullMust"], ["node", "list", 1, "nullMust"]) + """{"ok":1,"node":{"list":[null,null],"leaf":1}}}"""),
            ("{ node { nextMust { leafMust nextMust { throwsMust leafMust } leafMust } leaf } ok }", Errors(["node", "nextMust", "nextMust", "throwsMust"]) + """{"node":null,"ok":1}}"""),
            ("{ node { leaf listMust { leafMust throwsMust } } ok }", Errors(["node", "listMust", 0, "throwsMust"]) + """{"node":{"leaf":1,"listMust":null},"ok":1}}"""),
            ("{ ok nodes { leafMust nextMust { throwsMust } } }", Errors(["nodes", 0, "nextMust", "throwsMust"], ["nodes", 1, "nextMust", "throwsMust"]) + """{"ok":1,"nodes":[null,null]}}"""),
            ("{ ok must { leafMust nextMust { leafMust throwsMust } } }", Errors(["must", "nextMust", "throwsMust"]) + "null}"),
            ("{ node { items leaf } }", Errors(["node", "items", 1]) + """{"node":{"items":null,"leaf":1}}}"""),
        };
        var data = new TheoryData<Arrival, string, string>();
        foreach (var arrival in Enum.GetValues<Arrival>())
        {
            foreach (var (document, expected) in cases)
                data.Add(arrival, document, expected);
        }

        return data;
    }

    /// <summary>Several errors may arise below one null; which of them are reported depends on what ran before the null was known.</summary>
    [Theory]
    [InlineData(Arrival.Sync, 1)]
    [InlineData(Arrival.Later, 2)]
    [InlineData(Arrival.Batch, 1)]
    public async Task Only_errors_before_the_null_are_reported_below_it(Arrival arrival, int atMost)
    {
        var engine = new Engine(Sdl, map => Bind(map, arrival));

        var response = await engine.Run("{ ok strict { leaf nullMust } allMust { nullMust } }");

        Assert.EndsWith("\"data\":null}", response, StringComparison.Ordinal);
        Assert.InRange(MessageCount(response), 1, atMost);
    }

    /// <summary>Sorts errors by path: asynchronous values complete in any order.</summary>
    static string InOrder(string response)
    {
        const string start = "{\"errors\":[{";
        var end = response.IndexOf("}],\"data\"", StringComparison.Ordinal);
        return response.StartsWith(start, StringComparison.Ordinal) && end > 0
            ? start + string.Join("},{", response[start.Length..end].Split("},{").Order(StringComparer.Ordinal)) + response[end..]
            : response;
    }

    static int MessageCount(string response) => response.Split("\"message\"").Length - 1;

    static string Errors(params object[][] paths) =>
        "{\"errors\":[" + string.Join(",", paths.Select(path => "{" + string.Join(",", path.Select(step => step is int ? $"{step}" : $"\"{step}\"")) + "}")) + "],\"data\":";

    /// <summary>Reduces each error to its path.</summary>
    [GeneratedRegex("""(?<=\{)"message":.*?"path":\[|\],"extensions":\{"code":"INTERNAL","traceId":"[0-9a-f]{32}"\}""")]
    private static partial Regex Noise();

    static void Bind(ResolverMap map, Arrival arrival)
    {
        map.Query
            .AsyncField("node", _ => Arrive<Node?>(arrival, One))
            .AsyncField("must", _ => Arrive(arrival, One))
            .AsyncField("nodes", _ => Arrive<IReadOnlyList<Node?>>(arrival, [One, One]))
            .AsyncField("allMust", _ => Arrive<IReadOnlyList<Node>>(arrival, [One, One]))
            .AsyncField("strict", _ => Arrive<IReadOnlyList<Node>>(arrival, [One, One]))
            .Field("ok", _ => 1);
        var node = map.Object<Node>("Node");
        Field<Node?>(node, arrival, "next", One);
        Field<Node>(node, arrival, "nextMust", One);
        Field<IReadOnlyList<Node?>>(node, arrival, "list", new Node?[] { One, One });
        Field<IReadOnlyList<Node>>(node, arrival, "listMust", new[] { One });
        Field<int>(node, arrival, "leaf", 1);
        Field<int>(node, arrival, "leafMust", 1);
        Field<Wrapped?>(node, arrival, "null", null);
        Field<Wrapped?>(node, arrival, "nullMust", null);
        Field<int>(node, arrival, "throws", new InvalidOperationException("no"));
        Field<int>(node, arrival, "throwsMust", new InvalidOperationException("no"));
        node.Field("items", _ => (IReadOnlyList<string?>)["1", null]);
        map.Scalar("Int", ScalarCodec.Text<Wrapped>(w => w.Text, text => new Wrapped(text)));
        map.Scalar("Int", ScalarCodec.Text<string>(text => text, text => text));
    }

    sealed record Wrapped(string Text);

    static void Field<T>(ObjectBinding<Node> node, Arrival arrival, string name, object? result)
    {
        T Value() => result is Exception failure ? throw failure : (T)result!;
        switch (arrival)
        {
            case Arrival.Sync:
                node.Field(name, _ => Value());
                break;
            case Arrival.Done:
                node.AsyncField(name, (_, _) => ValueTask.FromResult(Value()));
                break;
            case Arrival.Later:
                node.AsyncField(name, async (_, _) =>
                {
                    await Task.Yield();
                    return Value();
                });
                break;
            default:
                node.BatchField(name, _ => 1, async (IReadOnlyList<int> keys, FieldContext _) =>
                {
                    if (arrival == Arrival.LateBatch)
                        await Task.Yield();

                    return (IReadOnlyDictionary<int, T>)keys.ToDictionary(key => key, _ => Value());
                });
                break;
        }
    }

    static async ValueTask<T> Arrive<T>(Arrival arrival, T value)
    {
        if (arrival is Arrival.Later or Arrival.LateBatch)
            await Task.Yield();

        return value;
    }
}
