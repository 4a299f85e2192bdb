using System.Text.Json;

namespace Collab.GraphQL.Conformance;

/// <summary>
/// Cases with the answers of graphql-js: the project's own in <c>cases/</c> beside this file, which <c>differential/record.mjs</c> makes, and those of
/// a folder <c>shared/conformance</c> beside the repository, where there is one.
/// </summary>
public sealed class RecordedCases
{
    readonly Dictionary<string, string> _schemas = new(StringComparer.Ordinal);
    readonly List<RecordedCase> _cases = [];

    RecordedCases(IEnumerable<string> files)
    {
        foreach (var path in files)
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize<RecordedFile>(stream, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException($"{path} holds no cases.");
            foreach (var (id, text) in file.Schemas)
            {
                if (!_schemas.TryAdd(id, text) && _schemas[id] != text)
                    throw new InvalidDataException($"{path}: another file has another schema of the id {id}.");
            }

            _cases.AddRange(file.Cases);
        }
    }

    /// <summary>Reads the project's own cases.</summary>
    /// <param name="repositoryRoot">The directory that holds the solution.</param>
    public static RecordedCases Own(string repositoryRoot) =>
        new(Directory.GetFiles(Path.Combine(repositoryRoot, "tests", "Collab.GraphQL.Conformance", "cases"), "*.json").Order(StringComparer.Ordinal));

    /// <summary>Reads the cases that lie beside the repository; null when there are none.</summary>
    /// <param name="repositoryRoot">The directory that holds the solution.</param>
    public static RecordedCases? Shared(string repositoryRoot) =>
        Path.GetFullPath(Path.Combine(repositoryRoot, "..", "shared", "conformance", "graphql-js.json")) is var path && File.Exists(path) ? new([path]) : null;

    /// <summary>The cases of a mode on which the versions of graphql-js agree.</summary>
    /// <param name="mode"><c>parse</c>, <c>schema</c>, <c>validate</c> or <c>execute</c>.</param>
    public IEnumerable<RecordedCase> Of(string mode) => _cases.Where(item => item.Mode == mode && item.VersionSensitive is null);

    /// <summary>The text of a schema; null when no case here has it.</summary>
    /// <param name="id">What the case says.</param>
    public string? Schema(string id) => _schemas.GetValueOrDefault(id);

    sealed record RecordedFile(Dictionary<string, string> Schemas, List<RecordedCase> Cases);
}
