using System.Text.Json;

namespace Collab.GraphQL.Tests;

/// <summary>The cases recorded from graphql-js, in the shared folder beside the repository.</summary>
static class Corpus
{
    static readonly Lazy<CorpusFile> File = new(Load);

    internal static IEnumerable<CorpusCase> Cases(string mode) =>
        File.Value.Cases.Where(item => item.Mode == mode && item.VersionSensitive is null);

    internal static string Schema(string id) => File.Value.Schemas[id];

    static CorpusFile Load()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(Path.Combine(root.FullName, "Collab.sln")))
        {
            root = root.Parent;
        }

        var start = root?.FullName ?? throw new FileNotFoundException($"No Collab.sln above {AppContext.BaseDirectory}.");
        var path = Path.GetFullPath(Path.Combine(start, "..", "shared", "conformance", "graphql-js.json"));
        if (!System.IO.File.Exists(path))
        {
            throw new FileNotFoundException($"The conformance cases are looked for at {path}, and are not there.");
        }

        using var stream = System.IO.File.OpenRead(path);
        return JsonSerializer.Deserialize<CorpusFile>(stream, JsonSerializerOptions.Web)!;
    }

    sealed record CorpusFile(Dictionary<string, string> Schemas, List<CorpusCase> Cases);
}

sealed record CorpusCase(
    string Id,
    string Group,
    string Title,
    string Mode,
    string? Schema,
    string? Query,
    JsonElement? Variables,
    string? OperationName,
    string[]? Rules,
    JsonElement? VersionSensitive,
    CorpusExpectation Expect);

sealed record CorpusExpectation(bool Ok, string[]? Rules, int[][][]? Locations, JsonElement? Answer);
