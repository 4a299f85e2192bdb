using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Starts the operations that a WebSocket client requests by <c>subscribe</c>.</summary>
sealed class SocketSubscriber(
    GraphQLExecutor executor, DocumentSource documents, Admission admission, SubscriptionOptions bounds, HttpContext http, SocketOperations operations, SocketSignIn signIn)
{
    /// <summary>Starts an operation or refuses it.</summary>
    /// <exception cref="MalformedRequestException">The message violates the protocol.</exception>
    /// <exception cref="SocketClosedException">The connection has to be closed.</exception>
    public Task Subscribe(in SocketMessage message)
    {
        if (operations.IsStopped)
            return Task.CompletedTask;

        if (!operations.IsOpen)
            throw new SocketClosedException(CloseCode.Unauthorized, "Unauthorized");

        var id = message.Id ?? throw new MalformedRequestException("A subscribe message has an \"id\".");
        if (!message.IsObject)
            throw new MalformedRequestException("A subscribe message has a payload with the document in \"query\".");

        var operation = operations.Add(id)
            ?? throw new SocketClosedException(CloseCode.SubscriberAlreadyExists, $"Subscriber for {id} already exists");
        return operations.IsFull ? operation.Refuse(executor.Refuse(Full())) : Begin(operation, message.Payload);
    }

    GraphQLError Full() => new(
        $"This connection has {bounds.MaxOperationsPerConnection} operations under way, which is the limit. Complete some before you begin others.", ErrorCodes.RateLimited);

    async Task Begin(SocketOperation operation, ReadOnlyMemory<byte> payload)
    {
        var buffers = new RequestBuffers();
        try
        {
            var parameters = RequestReader.Read(payload, ref buffers);
            var found = documents.Find(parameters);
            if (found.Succeeded)
                await Begin(operation, found.Operation, parameters).ConfigureAwait(false);
            else if (found.IsMalformed && !parameters.HasDocument)
                throw new MalformedRequestException(found.Errors[0]);
            else
                await operation.Refuse(executor.Refuse(found.Errors)).ConfigureAwait(false);
        }
        finally
        {
            buffers.Dispose();
        }
    }

    async Task Begin(SocketOperation operation, PreparedOperation prepared, RequestParameters parameters)
    {
        try
        {
            operation.Begin(executor, admission, prepared, new StreamRequest(http, operation.Ending)
            {
                OperationName = parameters.OperationName,
                Variables = parameters.Variables.ToArray(),
                Features = await signIn.SignIn().ConfigureAwait(false),
            });
        }
        catch (FieldException refusal) when (SocketSignIn.CodeOf(refusal) != CloseCode.Forbidden)
        {
            // The sign-in may be valid later: only this operation is refused.
            await operation.Refuse(executor.Refuse(new GraphQLError(refusal.Message, refusal.Code) { Extensions = refusal.Extensions })).ConfigureAwait(false);
        }
    }
}
