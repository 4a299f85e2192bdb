using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Finds the document of a request, whether sent as text, trusted, or named by its hash, and prepares its operation. Used by all transports and for each request of a
/// batch.
/// </summary>
sealed class DocumentSource
{
    readonly GraphQLExecutor _executor;
    readonly GraphQLHttpOptions _options;
    readonly TrustedDocumentTable? _trusted;
    readonly AutomaticDocuments? _automatic;

    /// <summary>Prepares the trusted documents.</summary>
    /// <exception cref="TrustedDocumentsException">A document is invalid for this schema.</exception>
    public DocumentSource(GraphQLExecutor executor, GraphQLHttpOptions options)
    {
        _executor = executor;
        _options = options;
        _trusted = options.TrustedDocuments is { } manifest ? new TrustedDocumentTable(manifest, document => Prepare(document, null)) : null;
        _automatic = options.AutomaticDocumentBytes > 0 && !options.OnlyTrustedDocuments ? new AutomaticDocuments(options.AutomaticDocumentBytes) : null;
    }

    /// <summary>Finds and prepares the operation of a request.</summary>
    /// <param name="parameters">The request.</param>
    /// <exception cref="MalformedRequestException">Its extensions name a document in an invalid way.</exception>
    public FoundOperation Find(in RequestParameters parameters)
    {
        if (PersistedQueryExtension.Read(parameters.Extensions.Span) is { } hash)
            return FindNamed(hash, parameters, isExtension: true);

        if (parameters.DocumentId is { } id)
            return FindNamed(Sha256.WithoutPrefix(id), parameters, isExtension: false);

        if (parameters.Document.IsEmpty)
            return FoundOperation.Malformed(parameters.HasDocument ? DocumentErrors.Empty : DocumentErrors.Missing);

        return _options.OnlyTrustedDocuments && _trusted?.Contains(parameters.Document.Span) != true
            ? new FoundOperation(DocumentErrors.NotTrusted)
            : Prepare(parameters.Document, parameters.OperationName);
    }

    FoundOperation FindNamed(string id, in RequestParameters parameters, bool isExtension)
    {
        if (_trusted?.TryGet(id, out var trusted) == true)
            return FindTrusted(trusted, parameters);

        if (_automatic is null)
            return new FoundOperation(isExtension ? DocumentErrors.NotSupported : DocumentErrors.UnknownId);

        if (!Sha256.TryParse(id, out var hash))
            return new FoundOperation(isExtension ? DocumentErrors.NoHash : DocumentErrors.UnknownId);

        if (!parameters.Document.IsEmpty)
            return Keep(hash, parameters);

        return _automatic.TryGet(hash, out var text)
            ? Prepare(text, parameters.OperationName)
            : new FoundOperation(isExtension ? DocumentErrors.NotFound : DocumentErrors.UnknownId);
    }

    FoundOperation FindTrusted(TrustedDocument document, in RequestParameters parameters)
    {
        if (!parameters.Document.IsEmpty && !parameters.Document.Span.SequenceEqual(document.Text))
            return new FoundOperation(DocumentErrors.Mismatch);

        return document.Only is { } only && (parameters.OperationName is not { } name || name == only.Name)
            ? new FoundOperation(only, document.Text)
            : Prepare(document.Text, parameters.OperationName);
    }

    /// <summary>Caches a document that came with its hash, once it is known to be valid.</summary>
    FoundOperation Keep(Sha256 hash, in RequestParameters parameters)
    {
        var isKept = _automatic!.TryGet(hash, out var text) && parameters.Document.Span.SequenceEqual(text);
        if (!isKept && parameters.Document.Length <= _executor.Limits.DocumentBytes && Sha256.Of(parameters.Document.Span) != hash)
            return new FoundOperation(DocumentErrors.Mismatch);

        var found = Prepare(parameters.Document, parameters.OperationName);
        if (found.Succeeded && !isKept)
            _automatic.Add(hash, parameters.Document.ToArray());

        return found;
    }

    FoundOperation Prepare(ReadOnlyMemory<byte> document, string? operationName)
    {
        var preparation = _executor.Prepare(document.Span, operationName);
        return preparation.Succeeded ? new FoundOperation(preparation.Operation, document) : new FoundOperation(preparation.Errors);
    }
}
