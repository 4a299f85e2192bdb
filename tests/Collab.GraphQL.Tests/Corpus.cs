using Collab.GraphQL.Conformance;
using Collab.Testing;

namespace Collab.GraphQL.Tests;

/// <summary>All recorded cases: the project's own, and those next to the repository if present.</summary>
static class Corpus
{
    static readonly Lazy<RecordedCases[]> Recorded = new(Load);

    internal static IEnumerable<RecordedCase> Cases(string mode) => Recorded.Value.SelectMany(cases => cases.Of(mode));

    internal static string Schema(string id) => Recorded.Value.Select(cases => cases.Schema(id)).First(text => text is not null)!;

    static RecordedCases[] Load()
    {
        var own = RecordedCases.Own(Repository.Root);
        if (RecordedCases.Shared(Repository.Root) is { } shared) return [own, shared];
        NotRun.Report("the conformance cases recorded from graphql-js' own tests", "they are no part of the repository, and none lie beside it (tests/Collab.GraphQL.Conformance/differential/README.md)");
        return [own];
    }
}
