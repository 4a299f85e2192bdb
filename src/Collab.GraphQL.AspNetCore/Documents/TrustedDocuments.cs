using System.Text;
using System.Text.Json;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// The documents of a client by id, as build tools write them: Relay's <c>persisted_documents.json</c> and GraphQL Code Generator's (an object of id and text), or
/// Apollo's <c>persisted-query-manifest.json</c> (format <c>apollo-persisted-query-manifest</c>, version 1).
/// </summary>
public sealed class TrustedDocuments
{
    const string ApolloFormat = "apollo-persisted-query-manifest";

    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    TrustedDocuments()
    {
    }

    /// <summary>The number of documents.</summary>
    public int Count => _texts.Count;

    /// <summary>The texts by id; ids are without <c>sha256:</c>.</summary>
    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads a manifest.</summary>
    /// <param name="manifest">The content of the file: JSON, UTF-8.</param>
    /// <exception cref="TrustedDocumentsException">It is not a manifest.</exception>
    public static TrustedDocuments Read(ReadOnlyMemory<byte> manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(manifest.Span.StartsWith(Encoding.UTF8.Preamble) ? manifest[Encoding.UTF8.Preamble.Length..] : manifest);
            var documents = new TrustedDocuments();
            documents.AddAll(json.RootElement);
            return documents;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new TrustedDocumentsException($"it is not a manifest as Relay's or Apollo's tools write it: {wrong.Message.ReplaceLineEndings(" ")}", wrong);
        }
    }

    /// <summary>The description of a document in messages: the operation's name when the manifest has it, and the id.</summary>
    internal string Describe(string id) => _names.TryGetValue(id, out var name) ? $"{name} (id {id})" : $"id {id}";

    void AddAll(JsonElement manifest)
    {
        if (manifest.ValueKind == JsonValueKind.Object && manifest.TryGetProperty("format", out var format) && format.ValueEquals(ApolloFormat))
            AddApollo(manifest);
        else
            AddRelay(manifest);

        if (Count == 0)
            throw new TrustedDocumentsException("it holds no documents.");
    }

    void AddApollo(JsonElement manifest)
    {
        var version = manifest.GetProperty("version");
        if (version.GetInt32() != 1)
            throw new TrustedDocumentsException($"it has version {version}; version 1 is known here.");

        foreach (var operation in manifest.GetProperty("operations").EnumerateArray())
        {
            var id = Add(operation.GetProperty("id").GetString()!, operation.GetProperty("body").GetString()!);
            if (operation.TryGetProperty("name", out var name) && name.GetString() is { } text)
                _names[id] = text;
        }
    }

    void AddRelay(JsonElement manifest)
    {
        foreach (var document in manifest.EnumerateObject())
            Add(document.Name, document.Value.GetString()!);
    }

    string Add(string id, string text)
    {
        id = Sha256.WithoutPrefix(id);
        if (!_texts.TryAdd(id, text) && _texts[id] != text)
            throw new TrustedDocumentsException($"it has two different documents with the id {id}.");

        return id;
    }
}
