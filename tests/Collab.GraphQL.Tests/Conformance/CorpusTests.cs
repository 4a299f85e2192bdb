using System.Text.Json;
using Collab.GraphQL.Conformance;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Conformance;

/// <summary>Runs all recorded cases through the code of the conformance program.</summary>
public class CorpusTests
{
    [Theory]
    [InlineData("parse", 1_800)]
    [InlineData("schema", 1_400)]
    [InlineData("validate", 2_200)]
    [InlineData("execute", 1_000)]
    public void Every_recorded_case_is_answered_as_by_the_reference(string mode, int atLeast)
    {
        var engine = new ProtocolEngine();
        var cases = Corpus.Cases(mode).Where(item => item.Query != RecordedCase.IntrospectionQuery).ToList();

        var disagreements = cases
            .Select(item => (item, Difference: Difference(item, engine)))
            .Where(result => result.Difference is not null)
            .Select(result => $"{result.item.Id} ({result.item.Title}): {result.Difference}")
            .ToList();

        Assert.True(cases.Count >= atLeast, $"Only {cases.Count} cases.");
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} disagree:\n{string.Join('\n', disagreements)}");
    }

    [Fact]
    public void Introspection_of_every_recorded_schema_matches()
    {
        var engine = new ProtocolEngine();
        var cases = Corpus.Cases("execute").Where(item => item.Query == RecordedCase.IntrospectionQuery).ToList();
        foreach (var item in cases)
        {
            var sdl = Corpus.Schema(item.Schema!);
            using var answer = JsonDocument.Parse(engine.Answer(RequestLine(item with { Query = Introspection.Query })));
            Assert.True(answer.RootElement.TryGetProperty("data", out _), $"{item.Id}: {answer.RootElement}");
            var lines = Introspection.Lines(answer.RootElement).ToList();
            Assert.Equal(Introspection.Lines(GraphQLSchema.Build(sdl)), lines);
            if (item.Expect.Tells is { } expected) Assert.Equal(expected, lines);
        }

        Assert.True(cases.Count >= 350, $"Only {cases.Count} cases.");
    }

    static string? Difference(RecordedCase item, ProtocolEngine engine)
    {
        using var answer = JsonDocument.Parse(engine.Answer(RequestLine(item)));
        return item.Expect.Answer is { } expected
            ? Agreement.OnExecution(expected, answer.RootElement)
            : Agreement.OnErrors(item.Expect.Ok, answer.RootElement);
    }

    static string RequestLine(RecordedCase item) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = item.Id,
        ["mode"] = item.Mode,
        ["schema"] = item.Schema is null ? null : Corpus.Schema(item.Schema),
        ["query"] = item.Query,
        ["variables"] = item.Variables,
        ["operationName"] = item.OperationName,
        ["rules"] = item.Rules,
    });
}
