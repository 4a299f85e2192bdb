using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Refuses what is over a bound of the transport: always with the bound's name, its value and what was measured.</summary>
static class SizeErrors
{
    public static MalformedRequestException Nesting(int levels, int limit) =>
        Make("jsonDepth", limit, levels, $"The JSON is nested {levels} levels deep; the limit is {limit}.");

    public static MalformedRequestException Body(long bytes, int limit) =>
        Make("bodyBytes", limit, bytes, $"The body has {bytes} bytes or more; the limit is {limit}. Ask for less at once.");

    public static MalformedRequestException Batch(int requests, int limit) =>
        Make("batchSize", limit, requests, $"The batch has {requests} requests; the limit is {limit}. Send the rest in another one.");

    static MalformedRequestException Make(string name, int limit, long measured, string message) =>
        new(new GraphQLError(message, ErrorCodes.TooLarge)
        {
            Extensions = new Dictionary<string, object?> { ["limitName"] = name, ["limit"] = limit, ["measured"] = measured },
        }, StatusCodes.Status413PayloadTooLarge);
}
