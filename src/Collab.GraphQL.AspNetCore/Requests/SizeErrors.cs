using Collab.GraphQL.Limits;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Refusals for exceeded transport limits, with the name of the limit, its value and the measured value.</summary>
static class SizeErrors
{
    public static MalformedRequestException Nesting(int levels, int limit) =>
        Make("jsonDepth", limit, levels, "The JSON is nested {0} levels deep", "Nest less deeply.");

    public static MalformedRequestException Body(long bytes, int limit) =>
        Make("bodyBytes", limit, bytes, "The body has {0} bytes or more", "Ask for less at once.");

    public static MalformedRequestException Batch(int requests, int limit) =>
        Make(LimitNames.BatchSize, limit, requests, "The batch has {0} requests", "Send the rest in another one.");

    static MalformedRequestException Make(string name, int limit, long measured, string what, string advice) =>
        new(LimitRefusal.TooLarge(name, limit, measured, what, advice), StatusCodes.Status413PayloadTooLarge);
}
