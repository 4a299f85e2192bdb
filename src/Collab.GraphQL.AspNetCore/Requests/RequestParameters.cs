namespace Collab.GraphQL.AspNetCore;

/// <summary>The parameters of a GraphQL-over-HTTP request, however they were sent.</summary>
/// <param name="Document">The document, UTF-8.</param>
/// <param name="OperationName">Which operation to run; null when there is one only.</param>
/// <param name="Variables">A JSON object in UTF-8, or empty.</param>
readonly record struct RequestParameters(ReadOnlyMemory<byte> Document, string? OperationName, ReadOnlyMemory<byte> Variables);
