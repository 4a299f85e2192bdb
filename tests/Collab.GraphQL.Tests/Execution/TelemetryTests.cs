using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Collab.GraphQL.Execution;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>Telemetry of operations and fields. Each test runs in its own span and records only what belongs to it.</summary>
public sealed class TelemetryTests : IDisposable
{
    const string Sdl = "type Query { now: Int soon: Int broken: Int things: [Thing!]! } type Thing { half: Int } type Mutation { wrong: Int }";

    readonly TestClock _clock = new();
    readonly ConcurrentQueue<Activity> _stopped = new();
    readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measured = new();
    readonly Activity _test = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    readonly List<IDisposable> _listeners = [];

    /// <summary>The task that resolvers await.</summary>
    Task _gate = Task.CompletedTask;

    public void Dispose()
    {
        _test.Dispose();
        _listeners.ForEach(listener => listener.Dispose());
    }

    [Fact]
    public async Task An_operation_is_a_span_with_the_names_of_the_conventions()
    {
        Listen(GraphQLTelemetry.Operations);

        await Engine(new TelemetryOptions { Document = true }).Run("query Page { now }");

        var span = Assert.Single(_stopped);
        Assert.Equal(("query", ActivityKind.Server, _test.SpanId), (span.OperationName, span.Kind, span.ParentSpanId));
        Assert.Equal(
            new Dictionary<string, object?> { ["graphql.operation.type"] = "query", ["graphql.operation.name"] = "Page", ["graphql.document"] = "query Page { now }" },
            span.TagObjects.ToDictionary());
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task Document_is_recorded_only_when_enabled()
    {
        Listen(GraphQLTelemetry.Operations);

        await Engine().Run("{ now }");

        Assert.Equal(["graphql.operation.type"], Assert.Single(_stopped).TagObjects.Select(tag => tag.Key));
    }

    [Fact]
    public async Task Internal_error_marks_the_span_and_response_carries_the_trace_id()
    {
        Listen(GraphQLTelemetry.Operations);

        var answer = await Engine().Run("{ broken }");

        var span = Assert.Single(_stopped);
        Assert.Equal((ActivityStatusCode.Error, "INTERNAL"), (span.Status, span.GetTagItem("error.type")));
        Assert.Contains($"\"traceId\":\"{_test.TraceId}\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_error_does_not_mark_the_span()
    {
        Listen(GraphQLTelemetry.Operations);

        await Engine().Run("mutation { wrong }");

        var span = Assert.Single(_stopped);
        Assert.Equal(("mutation", ActivityStatusCode.Unset, "BAD_USER_INPUT"), (span.OperationName, span.Status, span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Durations_and_errors_are_measured_by_name_and_code()
    {
        Measure(GraphQLTelemetry.Operations);
        var engine = Engine();

        await engine.Run("query Measured_soon { soon }");
        await engine.Run("mutation Measured_wrong { wrong }");
        await engine.Run("{ nothingOfThisName }");

        Assert.Equal(5, Duration("Measured_soon").Value);
        Assert.Equal("BAD_USER_INPUT", Duration("Measured_wrong").Tags["error.type"]);
        var codes = _measured.Where(each => each.Instrument == "graphql.server.errors").Select(each => each.Tags["error.type"]);
        Assert.Superset(new HashSet<object?> { "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED" }, codes.ToHashSet());
    }

    [Fact]
    public async Task Names_beyond_the_bound_count_together()
    {
        Measure(GraphQLTelemetry.Operations);
        var engine = Engine(new TelemetryOptions { OperationNames = 1 });

        await engine.Run("query Bounded_first { now }");
        await engine.Run("query Bounded_second { now }");
        await engine.Run("query Bounded_first { now }");

        var names = _measured.Select(each => each.Tags.GetValueOrDefault("graphql.operation.name") as string).ToArray();
        Assert.Equal(2, names.Count(name => name == "Bounded_first"));
        Assert.DoesNotContain("Bounded_second", names);
        Assert.Contains("(other)", names);
    }

    [Fact]
    public async Task Asynchronous_fields_and_batches_are_child_spans_of_the_operation()
    {
        Listen(GraphQLTelemetry.Operations, GraphQLTelemetry.Fields);

        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = gate.Task;

        var running = Engine(new TelemetryOptions { Fields = true }).Run("{ now soon things { half } }");
        gate.SetResult();
        await running;

        var operation = Assert.Single(_stopped, span => span.OperationName == "query");
        var fields = _stopped.Where(span => span.Source.Name == GraphQLTelemetry.Fields).ToDictionary(span => span.OperationName);
        Assert.Equal(["Query.soon", "Thing.half"], fields.Keys.Order());
        Assert.All(fields.Values, span => Assert.Equal(operation.SpanId, span.ParentSpanId));
        Assert.Equal("soon", fields["Query.soon"].GetTagItem("graphql.field.path"));
        Assert.Equal(2, fields["Thing.half"].GetTagItem("graphql.batch.size"));
    }

    [Fact]
    public async Task Resolver_activity_belongs_to_the_span_of_its_field()
    {
        Listen(GraphQLTelemetry.Operations, GraphQLTelemetry.Fields);
        Activity? seen = null;
        var engine = new Engine(
            "type Query { asks: Int other: Int }",
            map => map.Query
                .AsyncField("asks", async _ =>
                {
                    await Task.Yield();
                    seen = Activity.Current;
                    return 1;
                })
                .Field("other", _ => Activity.Current?.OperationName == "query" ? 1 : 0),
            new ExecutorOptions { Telemetry = new TelemetryOptions { Fields = true } });

        var answer = await engine.Run("{ asks other }");

        Assert.Equal("Query.asks", seen?.OperationName);
        Assert.Equal("""{"data":{"asks":1,"other":1}}""", answer);
        Assert.Same(_test, Activity.Current);
    }

    [Fact]
    public async Task Field_durations_are_measured_when_asked_for()
    {
        Measure(GraphQLTelemetry.Fields);

        await Engine().Run("{ soon }");
        Assert.Empty(Fields());
        await Engine(new TelemetryOptions { Fields = true }).Run("{ now soon }");

        var (_, value, tags) = Assert.Single(Fields());
        Assert.Equal(5, value);
        Assert.Equal("Query", tags["graphql.parent.name"]);

        // Other tests record their own fields at the same time.
        IEnumerable<(string, double Value, Dictionary<string, object?> Tags)> Fields() => _measured.Where(each => each.Tags["graphql.field.name"] is "soon" or "now");
    }

    (string Instrument, double Value, Dictionary<string, object?> Tags) Duration(string name) =>
        Assert.Single(_measured, each => each.Tags.GetValueOrDefault("graphql.operation.name") as string == name);

    Engine Engine(TelemetryOptions? telemetry = null) => new(
        Sdl,
        map =>
        {
            map.Query
                .Field("now", _ => 1)
                .AsyncField("soon", async _ =>
                {
                    await _gate;
                    _clock.Advance(TimeSpan.FromSeconds(5));
                    return 2;
                })
                .Field("broken", int (_) => throw new InvalidOperationException("secret"))
                .Field("things", _ => new[] { new Thing(2), new Thing(4) });
            map.Object<Thing>("Thing").BatchField("half", thing => thing.Size, (keys, _) => Halves(keys));
            map.Mutation.Field("wrong", int (_) => throw new FieldException("no", ErrorCodes.BadUserInput));
        },
        new ExecutorOptions { Clock = _clock, Telemetry = telemetry ?? new TelemetryOptions() });

    async ValueTask<IReadOnlyDictionary<int, int>> Halves(IReadOnlyList<int> sizes)
    {
        await _gate;
        return sizes.ToDictionary(size => size, size => size / 2);
    }

    void Listen(params string[] sources)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _test.TraceId) _stopped.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        _listeners.Add(listener);
    }

    void Measure(string meter)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == meter) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        _listeners.Add(listener);
    }

    void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary()));

    sealed record Thing(int Size);
}
