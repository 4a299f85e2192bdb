namespace Collab.GraphQL.AspNetCore;

/// <summary>The parameters of a GraphQL-over-HTTP request from any transport.</summary>
/// <param name="Document">The document, UTF-8; empty when the request names it.</param>
/// <param name="OperationName">The operation to run; null when there is only one.</param>
/// <param name="Variables">A JSON object in UTF-8, or empty.</param>
readonly record struct RequestParameters(ReadOnlyMemory<byte> Document, string? OperationName, ReadOnlyMemory<byte> Variables)
{
    /// <summary>The id of a document on the server (GraphQL over HTTP, <i>Persisted Documents</i>); null when there is none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Whether there is a document, possibly an empty one.</summary>
    public bool HasDocument { get; init; }

    /// <summary>A JSON object in UTF-8, or empty.</summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }
}
