using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Errors for documents that are not available.</summary>
static class DocumentErrors
{
    public static readonly GraphQLError Missing = new(
        "The parameter \"query\" is missing. Put the document there, or the id of one that the server has into \"documentId\".", ErrorCodes.BadUserInput);

    public static readonly GraphQLError Empty = new("The document in the parameter \"query\" is empty.", ErrorCodes.BadUserInput);

    /// <summary>Apollo's and urql's clients expect this message and then send the document.</summary>
    public static readonly GraphQLError NotFound = new("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);

    /// <summary>Apollo's and urql's clients expect this message and then always send documents.</summary>
    public static readonly GraphQLError NotSupported = new("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);

    public static readonly GraphQLError UnknownId = new(
        "The server has no document of this id. Check that the manifest of the client's version is the one that the server was started with.",
        ErrorCodes.PersistedQueryNotFound);

    public static readonly GraphQLError NoHash = new(
        "extensions.persistedQuery.sha256Hash must be the document's SHA-256 in 64 hexadecimal digits.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError Mismatch = new(
        "The document is not the one that its id or hash names. The hash is the SHA-256 of the document's text in UTF-8, exactly as it is sent.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError NotTrusted = new(
        "Only trusted documents are run here. Name one by its id in \"documentId\", or have this one added to the manifest.", ErrorCodes.Forbidden);
}
