using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Refusals that are the same each time.</summary>
static class Refusals
{
    public static readonly GraphQLError NotAcceptable = new(
        "Nothing that the Accept header names can be served. Accept application/graphql-response+json or application/json.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError UnsupportedMediaType = new(
        "The body must be JSON in UTF-8: send it with Content-Type: application/json.", ErrorCodes.BadUserInput);

    public static readonly GraphQLError UnsupportedEncoding = new(
        "The body must not be compressed: send it without Content-Encoding.", ErrorCodes.BadUserInput);
}
