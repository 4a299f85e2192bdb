using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Trusted documents by id and by the SHA-256 of their text.</summary>
sealed class TrustedDocumentTable
{
    readonly FrozenDictionary<string, TrustedDocument> _byId;
    readonly FrozenDictionary<Sha256, TrustedDocument> _byHash;

    /// <exception cref="TrustedDocumentsException">A document is invalid for this schema.</exception>
    public TrustedDocumentTable(TrustedDocuments manifest, Func<ReadOnlyMemory<byte>, FoundOperation> prepare)
    {
        _byId = manifest.Texts.ToFrozenDictionary(
            document => document.Key, document => Prepare(manifest.Describe(document.Key), document.Value, prepare), StringComparer.Ordinal);
        _byHash = _byId.Values.DistinctBy(document => Sha256.Of(document.Text)).ToFrozenDictionary(document => Sha256.Of(document.Text));
    }

    public bool TryGet(string id, [NotNullWhen(true)] out TrustedDocument? document) =>
        _byId.TryGetValue(id, out document) || (Sha256.TryParse(id, out var hash) && _byHash.TryGetValue(hash, out document));

    public bool Contains(ReadOnlySpan<byte> text) => _byHash.ContainsKey(Sha256.Of(text));

    static TrustedDocument Prepare(string name, string text, Func<ReadOnlyMemory<byte>, FoundOperation> prepare)
    {
        var document = Encoding.UTF8.GetBytes(text);
        var found = prepare(document);
        if (!found.Succeeded && !HasSeveralOperations(text, found.Errors[0]))
            throw new TrustedDocumentsException($"the document {name} cannot be run: {Show(found.Errors[0])}");

        return new TrustedDocument(document, found.Operation);
    }

    /// <summary>Whether the only error is that the request must name an operation.</summary>
    static bool HasSeveralOperations(string text, GraphQLError error) =>
        error.Code == ErrorCodes.BadUserInput && Parser.Parse(text).Definitions.OfType<OperationDefinitionNode>().Count() > 1;

    static string Show(GraphQLError error) =>
        error.Locations is [var place, ..] ? $"{error.Message} (line {place.Line}, column {place.Column})" : error.Message;
}
