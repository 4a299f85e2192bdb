using Collab.GraphQL.Language;
using Xunit;

namespace Collab.GraphQL.Tests.Language;

public class ParseConformanceTests
{
    [Fact]
    public void Every_recorded_document_parses_or_fails_as_in_the_reference()
    {
        var cases = Corpus.Cases("parse").ToList();
        var disagreements = new List<string>();
        foreach (var item in cases)
        {
            var fault = Fault(item.Query!);
            if (fault is null != item.Expect.Ok)
            {
                disagreements.Add($"{item.Id} ({item.Title}): {fault ?? "accepted"}");
            }
        }

        Assert.True(cases.Count > 1_800, $"Only {cases.Count} cases.");
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }

    [Fact]
    public void Every_recorded_document_is_equivalent_after_printing()
    {
        foreach (var item in Corpus.Cases("parse").Where(item => item.Expect.Ok))
        {
            var document = Parser.Parse(item.Query!);
            var printed = SyntaxPrinter.Print(document);
            Assert.Equal(SyntaxShape.Of(document), SyntaxShape.Of(Parser.Parse(printed)));
            Assert.Equal(printed, SyntaxPrinter.Print(Parser.Parse(printed)));
        }
    }

    static string? Fault(string query)
    {
        try
        {
            Parser.Parse(query);
            return null;
        }
        catch (SyntaxException exception)
        {
            return $"{exception.Message} {exception.Position}";
        }
    }
}
