using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>One entry of a batch.</summary>
/// <param name="Parameters">The request.</param>
/// <param name="Fault">Why it is none; null when it is.</param>
readonly record struct BatchEntry(RequestParameters Parameters, GraphQLError? Fault);
