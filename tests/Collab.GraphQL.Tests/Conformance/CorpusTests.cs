using System.Text.Json;
using Collab.GraphQL.Conformance;
using Xunit;

namespace Collab.GraphQL.Tests.Conformance;

/// <summary>All recorded cases through the same code as the conformance program.</summary>
public class CorpusTests
{
    [Theory]
    [InlineData("parse", 1_100)]
    [InlineData("schema", 600)]
    [InlineData("validate", 800)]
    public void Every_recorded_case_is_answered_as_by_the_reference(string mode, int atLeast)
    {
        var engine = new ProtocolEngine();
        var cases = Corpus.Cases(mode).Where(item => item.Query != "@introspection").ToList();

        var disagreements = cases
            .Select(item => (item, Difference: Difference(item, engine)))
            .Where(result => result.Difference is not null)
            .Select(result => $"{result.item.Id} ({result.item.Title}): {result.Difference}")
            .ToList();

        Assert.True(cases.Count >= atLeast, $"Only {cases.Count} cases.");
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} disagree:\n{string.Join('\n', disagreements)}");
    }

    static string? Difference(CorpusCase item, ProtocolEngine engine)
    {
        using var answer = JsonDocument.Parse(engine.Answer(RequestLine(item)));
        return item.Expect.Answer is { } expected
            ? Agreement.OnExecution(expected, answer.RootElement)
            : Agreement.OnErrors(item.Expect.Ok, answer.RootElement);
    }

    static string RequestLine(CorpusCase item) => JsonSerializer.Serialize(new Dictionary<string, object?>
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
