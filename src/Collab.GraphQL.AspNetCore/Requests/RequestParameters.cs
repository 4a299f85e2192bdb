namespace Collab.GraphQL.AspNetCore;

/// <summary>The parameters of a GraphQL-over-HTTP request, however they were sent.</summary>
/// <param name="Document">The document, UTF-8; empty when the request only names it.</param>
/// <param name="OperationName">Which operation to run; null when there is one only.</param>
/// <param name="Variables">A JSON object in UTF-8, or empty.</param>
readonly record struct RequestParameters(ReadOnlyMemory<byte> Document, string? OperationName, ReadOnlyMemory<byte> Variables)
{
    /// <summary>The id of a document that the server has (GraphQL over HTTP, <i>Persisted Documents</i>); null when the request names none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Whether there is a document, if only an empty one.</summary>
    public bool HasDocument { get; init; }

    /// <summary>A JSON object in UTF-8, or empty.</summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }
}
