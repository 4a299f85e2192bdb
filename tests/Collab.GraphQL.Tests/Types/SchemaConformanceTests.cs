using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Types;

public class SchemaConformanceTests
{
    [Fact]
    public void Every_recorded_schema_is_accepted_or_refused_as_in_the_reference()
    {
        var cases = Corpus.Cases("schema").Where(item => item.Rules is null).ToList();
        var disagreements = new List<string>();
        foreach (var item in cases)
        {
            var faults = Faults(Corpus.Schema(item.Schema!));
            if (faults is null != item.Expect.Ok)
            {
                disagreements.Add($"{item.Id} ({item.Title}): {faults ?? "accepted"}");
            }
        }

        Assert.True(cases.Count > 1_000, $"Only {cases.Count} cases.");
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }

    [Fact]
    public void Every_rule_reports_the_locations_of_the_reference()
    {
        var cases = Corpus.Cases("schema").Where(item => item.Rules is not null).ToList();
        var disagreements = new List<string>();
        foreach (var item in cases)
        {
            var document = Parser.Parse(Corpus.Schema(item.Schema!));
            var faults = SdlValidator.Validate([document], item.Rules);
            var expected = (item.Expect.Locations ?? []).Select(places => Sorted(places.Select(place => (place[0], place[1]))));
            var actual = faults.Select(fault => Sorted(fault.Locations.Select(place => (place.Position!.Value.Line, place.Position!.Value.Column))));
            if (!expected.Order().SequenceEqual(actual.Order()))
            {
                disagreements.Add($"{item.Id} ({item.Title}): {string.Join(" | ", faults)}");
            }
        }

        Assert.True(cases.Count > 300, $"Only {cases.Count} cases.");
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }

    static string Sorted(IEnumerable<(int Line, int Column)> places) => string.Join(' ', places.Order());

    static string? Faults(string sdl)
    {
        try
        {
            GraphQLSchema.Build(sdl);
            return null;
        }
        catch (SchemaException exception)
        {
            return exception.Message;
        }
    }
}
