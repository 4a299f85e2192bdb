using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class TelemetryTests
{
    const string Change = """mutation Register { registerPerson(input: { name: "Uusi" }) { person { id } errors { code } } }""";

    [Fact]
    public async Task A_change_is_one_trace_from_the_request_to_the_statements()
    {
        await using var collector = await Collector.Start();
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var gateway = GatewayProcess.Start(Start(database, collector.Address)))
        {
            Assert.Null(DemoGateway.Code(await DemoGateway.Ask(await gateway.Listening(), Change, "ylva")));
        }

        var spans = collector.Spans;
        var operation = Assert.Single(spans, span => span.Name == "mutation");
        var trace = spans.Where(span => span.Trace == operation.Trace).ToDictionary(span => span.Id);
        var request = trace[operation.Parent];
        var append = Assert.Single(trace.Values, span => span.Name == "journal append");
        var transaction = Assert.Single(trace.Values, span => span.Parent == append.Id);
        Assert.Empty(request.Parent);
        Assert.Contains("/graphql", request.Attributes, StringComparison.Ordinal);
        Assert.Contains("Register", operation.Attributes, StringComparison.Ordinal);
        Assert.Contains(operation.Id, Ancestors(append, trace));
        Assert.Contains(trace.Values, span => span.Parent == transaction.Id);
        Assert.DoesNotContain("Uusi", string.Concat(spans.Select(span => span.Attributes)), StringComparison.Ordinal);
        Assert.All(["graphql.server.operation.duration", "http.server.request.duration"], metric => Assert.True(collector.HasMetric(metric), metric));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("Collab__Telemetry__Fields", "perhaps")]
    public async Task Invalid_setting_is_reported_in_one_line_and_starts_nothing(string variable, string value)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(new GatewayStart("--port", "0") { Environment = { [variable] = value } });

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(variable, Assert.Single(errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Silos may add spans between an operation and its effects.</summary>
    static IEnumerable<string> Ancestors(Collector.Span span, Dictionary<string, Collector.Span> trace)
    {
        for (var parent = span.Parent; parent.Length > 0; parent = trace.TryGetValue(parent, out var next) ? next.Parent : "") yield return parent;
    }

    static GatewayStart Start(TestDatabase database, string collector) => new("--port", "0")
    {
        ConnectionString = database.ConnectionString,
        IsDemo = true,
        Environment = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
    };
}
