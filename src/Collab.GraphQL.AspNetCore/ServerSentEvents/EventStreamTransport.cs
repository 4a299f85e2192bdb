using System.Globalization;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Server-Sent Events in distinct-connections mode (npm <c>graphql-sse</c>, PROTOCOL.md): each response of an operation is an event <c>next</c>, followed by an event
/// <c>complete</c>. POST and GET parse the request; a streamed operation runs after the request's memory was released.
/// </summary>
sealed class EventStreamTransport(
    GraphQLExecutor executor, GraphQLHttpOptions options, ResponseSender sender, Admission admission, ConnectionCount count, CancellationToken stopping)
{
    static readonly GraphQLError SignInEnded = new("The sign-in has ended. Sign in and subscribe again.", ErrorCodes.Unauthenticated);

    readonly SubscriptionOptions _bounds = options.Subscriptions;

    /// <summary>Whether a request may need an event stream as response.</summary>
    public static bool IsAskedFor(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Serves a request that may need an event stream as response.</summary>
    /// <param name="http">The request.</param>
    /// <param name="take">Parses the request; it responds, or calls <see cref="Take"/> or <see cref="RefuseRun"/>.</param>
    public async Task Serve(HttpContext http, Func<HttpContext, Task> take)
    {
        await take(http).ConfigureAwait(false);
        if (http.Features.Get<PendingStream>() is { } left)
            await Run(http, left).ConfigureAwait(false);
    }

    /// <summary>Stores an operation to be run as an event stream.</summary>
    public static Task Take(HttpContext http, PreparedOperation operation, in RequestParameters parameters)
    {
        http.Features.Set(new PendingStream(operation, parameters.OperationName, parameters.Variables.ToArray()));
        return Task.CompletedTask;
    }

    /// <summary>
    /// Refuses a request that cannot be run. The protocol requires errors inside the stream, because browsers hide the body of any other response. Errors of size or
    /// rights still have their status.
    /// </summary>
    public async Task RefuseRun(HttpContext http, IReadOnlyList<GraphQLError> errors)
    {
        if (ResponseSender.StatusOf(errors[0].Code) is not (StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound))
        {
            await sender.RefuseRun(http, ResponseMedia.GraphQL, errors).ConfigureAwait(false);
            return;
        }

        using var writer = await EventStreamWriter.Open(http, _bounds).ConfigureAwait(false);
        await writer.Last(executor.Refuse(errors)).ConfigureAwait(false);
    }

    async Task Run(HttpContext http, PendingStream left)
    {
        var features = new RequestFeatures();
        try
        {
            if (options.Prepare is { } prepare)
                await prepare(http, features).ConfigureAwait(false);
        }
        catch (FieldException refusal)
        {
            await sender.RefuseRun(http, ResponseMedia.GraphQL, [new GraphQLError(refusal.Message, refusal.Code) { Extensions = refusal.Extensions }]).ConfigureAwait(false);
            return;
        }

        if (stopping.IsCancellationRequested || !count.TryEnter())
        {
            http.Response.Headers.RetryAfter = Refusals.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await sender.RefuseRun(http, ResponseMedia.GraphQL, [Refusals.TooManyConnections]).ConfigureAwait(false);
            return;
        }

        try
        {
            using var writer = await EventStreamWriter.Open(http, _bounds).ConfigureAwait(false);
            await (left.Operation.Kind == OperationType.Subscription ? StreamStarts.Run(() => RunStream(http, left, features, writer)) : RunOnce(http, left, features, writer)).ConfigureAwait(false);
        }
        finally
        {
            count.Leave();
        }
    }

    async Task RunOnce(HttpContext http, PendingStream left, RequestFeatures features, EventStreamWriter writer)
    {
        var response = await admission.Run(executor, left.Operation, left.Request(http, features, http.RequestAborted)).ConfigureAwait(false);
        await writer.Last(response).ConfigureAwait(false);
    }

    async Task RunStream(HttpContext http, PendingStream left, RequestFeatures features, EventStreamWriter writer)
    {
        using var watch = SignInWatch.Begin(features, _bounds.Clock);
        var signInEnded = watch?.Ended ?? CancellationToken.None;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping, signInEnded);
        try
        {
            var responses = executor.Subscribe(left.Operation, left.Request(http, features, ending.Token), ending.Token);
            await writer.WriteAll(responses, ending.Token).ConfigureAwait(false);
            await writer.Complete().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // A stream that ends without "complete" makes clients subscribe again: the server is stopping, or the client no longer reads.
        }

        if (signInEnded.IsCancellationRequested)
            await writer.Last(executor.Refuse(SignInEnded)).ConfigureAwait(false);
    }

    /// <summary>An operation that was stored and has not run yet.</summary>
    sealed record PendingStream(PreparedOperation Operation, string? OperationName, ReadOnlyMemory<byte> Variables)
    {
        public StreamRequest Request(HttpContext http, RequestFeatures features, CancellationToken ending) =>
            new(http, ending) { OperationName = OperationName, Variables = Variables, Features = features };
    }
}
