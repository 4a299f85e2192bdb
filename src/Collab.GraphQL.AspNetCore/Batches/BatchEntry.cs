using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>One entry of a batch.</summary>
/// <param name="Parameters">The request.</param>
/// <param name="Fault">The error of a malformed entry; otherwise null.</param>
readonly record struct BatchEntry(RequestParameters Parameters, GraphQLError? Fault);
