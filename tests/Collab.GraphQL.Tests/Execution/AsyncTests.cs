using System.Collections.Concurrent;
using System.Globalization;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

public sealed class AsyncTests
{
    sealed record Item(int Id);

    [Fact]
    public async Task A_batch_field_loads_the_distinct_keys_of_a_level_once_and_nested_levels_again_once()
    {
        var calls = new ConcurrentQueue<string>();
        var engine = new Engine(
            "type Query { items: [Item!]! } type Item { id: Int! parent: Item parents: [Item!]! }",
            map =>
            {
                map.Query.Field("items", _ => new[] { new Item(4), new Item(5), new Item(6), new Item(4) });
                map.Object<Item>("Item")
                    .Field("id", i => i.Id)
                    .BatchField("parent", i => i.Id == 0 ? null : (int?)(i.Id / 2), (keys, _) => Load(calls, keys))
                    .BatchListField("parents", i => (IReadOnlyList<int>)(i.Id == 0 ? [] : [i.Id / 2, 99, i.Id / 3]), (keys, _) => Load(calls, keys));
            });

        var response = await engine.Run("{ items { id parent { id parent { id } } parents { id } } }");

        Assert.Equal(
            """{"data":{"items":[{"id":4,"parent":{"id":2,"parent":{"id":1}},"parents":[{"id":2},{"id":1}]},{"id":5,"parent":{"id":2,"parent":{"id":1}},"parents":[{"id":2},{"id":1}]},{"id":6,"parent":{"id":3,"parent":{"id":1}},"parents":[{"id":3},{"id":2}]},{"id":4,"parent":{"id":2,"parent":{"id":1}},"parents":[{"id":2},{"id":1}]}]}}""",
            response);
        Assert.Equal(["2,3", "2,99,1,3", "1"], calls);
    }

    static async ValueTask<IReadOnlyDictionary<int, Item>> Load(ConcurrentQueue<string> calls, IReadOnlyList<int> keys)
    {
        calls.Enqueue(string.Join(',', keys));
        await Task.Yield();
        return keys.Where(key => key != 99).ToDictionary(key => key, key => new Item(key));
    }

    [Fact]
    public async Task Asynchronous_fields_run_concurrently_and_keep_their_order()
    {
        var first = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = new Engine("type Query { a: String b: String c: String }", map => map.Query
            .AsyncField("a", _ => new ValueTask<string>(first.Task))
            .AsyncField("b", _ => new ValueTask<string>(second.Task))
            .Field("c", _ => "c"));

        var running = engine.Run("{ a b c }");
        second.SetResult("b");
        first.SetResult("a");

        Assert.Equal("""{"data":{"a":"a","b":"b","c":"c"}}""", await running);
    }

    [Fact]
    public async Task Mutation_fields_run_serially()
    {
        var log = new List<string>();
        var engine = new Engine(
            "type Query { a: Int } type Mutation { step(n: Int!): Step fail: Int! } type Step { n: Int! late: Int! }",
            map =>
            {
                map.Query.Field("a", _ => 1);
                map.Mutation
                    .AsyncField("step", async (StepArgs a, FieldContext _) =>
                    {
                        log.Add($"begin {a.N}");
                        await Task.Yield();
                        return a;
                    })
                    .Field("fail", (Func<FieldContext, int>)(_ => throw new FieldException("no", ErrorCodes.Invalid)));
                map.Object<StepArgs>("Step").Field("n", s => s.N).AsyncField("late", async (s, _) =>
                {
                    await Task.Yield();
                    log.Add($"end {s.N}");
                    return s.N;
                });
            });

        Assert.Equal(
            """{"data":{"b":{"n":2,"late":2},"a":{"late":1,"n":1}}}""",
            await engine.Run("mutation { b: step(n: 2) { n late } a: step(n: 1) { late n } }"));
        Assert.Equal(["begin 2", "end 2", "begin 1", "end 1"], log);

        log.Clear();
        Assert.EndsWith("\"data\":null}", await engine.Run("mutation { a: step(n: 1) { n } fail b: step(n: 2) { n } }"), StringComparison.Ordinal);
        Assert.Equal(["begin 1"], log);
    }

    [Fact]
    public async Task A_late_root_field_of_a_mutation_that_fails_is_null_and_the_next_one_runs()
    {
        var engine = new Engine("type Query { a: Int } type Mutation { fail: Item failDeep: Item ok: Int } type Item { id: Int! }", map =>
        {
            map.Query.Field("a", _ => 1);
            map.Mutation
                .AsyncField("fail", (Func<FieldContext, ValueTask<Item?>>)(_ => Fail<Item?>()))
                .AsyncField("failDeep", async _ =>
                {
                    await Task.Yield();
                    return (Item?)new Item(1);
                })
                .Field("ok", _ => (int?)1);
            map.Object<Item>("Item").AsyncField("id", (Func<Item, FieldContext, ValueTask<int>>)((_, _) => Fail<int>()));
        });

        Assert.EndsWith("\"data\":{\"fail\":null,\"ok\":1}}", await engine.Run("mutation { fail { id } ok }"), StringComparison.Ordinal);
        Assert.EndsWith("\"data\":{\"ok\":1,\"failDeep\":null}}", await engine.Run("mutation { ok failDeep { id } }"), StringComparison.Ordinal);
    }

    static async ValueTask<T> Fail<T>()
    {
        await Task.Yield();
        throw new FieldException("no", ErrorCodes.Invalid);
    }

    sealed record StepArgs(int N);

    [Fact]
    public async Task Long_list_of_asynchronous_items_is_complete_and_ordered()
    {
        var engine = new Engine("type Query { items: [Item!]! } type Item { id: Int! late: String! }", map =>
        {
            map.Query.Field("items", _ => Enumerable.Range(0, 5_000).Select(i => new Item(i)));
            map.Object<Item>("Item").Field("id", i => i.Id).AsyncField("late", async (i, _) =>
            {
                await Task.Yield();
                return i.Id.ToString(CultureInfo.InvariantCulture);
            });
        });

        var expected = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{"late":"{{i}}","id":{{i}}}"""));
        Assert.Equal($$$"""{"data":{"items":[{{{expected}}}]}}""", await engine.Run("{ items { late id } }"));
        Assert.Equal($$$"""{"data":{"items":[{{{expected}}}]}}""", await engine.Run("{ items { late id } }"));
    }

    [Fact]
    public async Task Unexpected_exception_returns_a_trace_id_and_is_logged()
    {
        ExecutionFault? fault = null;
        var engine = new Engine(
            "type Query { a: [Int] }",
            map => map.Query.Field("a", (Func<FieldContext, int[]>)(_ => throw new InvalidOperationException("secret"))),
            new ExecutorOptions { OnFault = reported => fault = reported });

        var response = await engine.Run("{ a }");

        Assert.DoesNotContain("secret", response, StringComparison.Ordinal);
        Assert.Contains($"\"traceId\":\"{fault!.TraceId}\"", response, StringComparison.Ordinal);
        Assert.Equal(("Query.a", "secret"), (fault.Field, fault.Exception.Message));
    }

    [Fact]
    public async Task Operation_over_the_time_limit_is_cancelled()
    {
        var engine = new Engine(
            "type Query { a: Int }",
            map => map.Query.AsyncField("a", async c =>
            {
                await Task.Delay(Timeout.Infinite, c.CancellationToken);
                return 1;
            }),
            new ExecutorOptions { Limits = new OperationLimits { Timeout = TimeSpan.FromMilliseconds(1) } });

        Assert.Equal(
            """{"errors":[{"message":"The operation took longer than 0.001 s and was given up. Ask for less, or repeat it later.","extensions":{"code":"UNAVAILABLE","limitName":"timeMs","limit":1}}],"data":null}""",
            await engine.Run("{ a }"));
    }

    [Fact]
    public async Task Client_disconnect_cancels_its_operation()
    {
        using var gone = new CancellationTokenSource();
        var engine = new Engine("type Query { a: Int }", map => map.Query.AsyncField("a", async c =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, c.CancellationToken);
            return 1;
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.Run("", request: new Abortable("{ a }", gone.Token)));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await engine.Run("{ __typename }"));
    }

    sealed class Abortable(string document, CancellationToken aborted) : GraphQLRequest(document)
    {
        public override CancellationToken Aborted => aborted;
    }

    [Fact]
    public async Task Concurrent_requests_are_isolated()
    {
        var engine = new Engine(
            "type Query { echo(n: Int!): Int! late(n: Int!): Int! }",
            map => map.Query
                .Field("echo", (StepArgs a, FieldContext _) => a.N)
                .AsyncField("late", async (StepArgs a, FieldContext _) =>
                {
                    await Task.Yield();
                    return a.N;
                }));

        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (n, _) => Assert.Equal(
            $$$"""{"data":{"late":{{{n}}},"echo":{{{n}}}}}""",
            await engine.Run("query ($n: Int!) { late(n: $n) echo(n: $n) }", $$"""{"n":{{n}}}""")));
    }
}
