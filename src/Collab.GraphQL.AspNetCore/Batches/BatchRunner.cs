using System.Buffers;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Runs the requests of a batch and sends their responses in order. Queries run concurrently. A mutation waits for all requests before it and delays those after it, so
/// that the result equals that of requests sent one after the other.
/// </summary>
sealed class BatchRunner(GraphQLExecutor executor, DocumentSource documents, RequestRunner runner, ResponseSender sender)
{
    public int MaxRequests => executor.Limits.BatchSize;

    public async Task Run(HttpContext http, ResponseMedia media, BatchEntry[] entries, Admission.Place place)
    {
        if (media.IsEventStream)
        {
            await sender.Refuse(http, media, StatusCodes.Status406NotAcceptable, Refusals.NotAcceptable).ConfigureAwait(false);
            return;
        }

        var features = new RequestFeatures();
        if (await runner.SignIn(http, features).ConfigureAwait(false) is { } refusal)
        {
            await sender.RefuseRun(http, media, [refusal]).ConfigureAwait(false);
            return;
        }

        var responses = await RunAll(http, features, entries).ConfigureAwait(false);
        place.Dispose();
        await sender.Send(http, media, StatusCodes.Status200OK, Join(responses).WrittenMemory).ConfigureAwait(false);
    }

    async Task<GraphQLResponse[]> RunAll(HttpContext http, RequestFeatures features, BatchEntry[] entries)
    {
        // An HttpContext is not thread-safe: its lazy members are created before the requests run.
        _ = http.RequestServices;
        _ = http.RequestAborted;
        var running = new List<Task<GraphQLResponse>>(entries.Length);
        try
        {
            foreach (var entry in entries)
            {
                var found = Find(entry);
                var isMutation = found.Operation?.Kind == OperationType.Mutation;
                if (isMutation)
                    await Task.WhenAll(running).ConfigureAwait(false);

                running.Add(Start(http, features, entry.Parameters, found));
                if (isMutation)
                    await running[^1].ConfigureAwait(false);
            }
        }
        finally
        {
            // The body must stay valid while requests are read from it.
            await Task.WhenAll((IEnumerable<Task>)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await Task.WhenAll(running).ConfigureAwait(false);
    }

    FoundOperation Find(in BatchEntry entry)
    {
        if (entry.Fault is { } fault)
            return new FoundOperation(fault);

        try
        {
            return documents.Find(entry.Parameters);
        }
        catch (MalformedRequestException wrong)
        {
            return new FoundOperation(wrong.Error);
        }
    }

    Task<GraphQLResponse> Start(HttpContext http, RequestFeatures features, in RequestParameters parameters, in FoundOperation found)
    {
        if (!found.Succeeded)
            return Task.FromResult(executor.Refuse(found.Errors));

        var request = new HttpGraphQLRequest(http, found.Document)
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Features = features,
        };
        return executor.Execute(found.Operation, request).AsTask();
    }

    static ArrayBufferWriter<byte> Join(GraphQLResponse[] responses)
    {
        var joined = new ArrayBufferWriter<byte>(responses.Sum(response => response.Json.Length + 1) + 1);
        var separator = "["u8;
        foreach (var response in responses)
        {
            joined.Write(separator);
            joined.Write(response.Json.Span);
            response.Dispose();
            separator = ","u8;
        }

        joined.Write("]"u8);
        return joined;
    }
}
