using System.Buffers;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>One operation of a WebSocket client, from <c>subscribe</c> to its end.</summary>
sealed class SocketOperation(string id, SocketOperations all, SocketOutput output)
{
    readonly CancellationTokenSource _ending = new();
    readonly JsonEncodedText _id = JsonEncodedText.Encode(id);

    public string Id => id;

    /// <summary>Cancelled when the operation has to end.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Whether it is a subscription, which runs until it is ended.</summary>
    public bool IsStream { get; private set; }

    /// <summary>The task of the operation.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    bool IsWanted => !_ending.IsCancellationRequested;

    /// <summary>Starts the operation; it runs concurrently with others of the connection.</summary>
    public void Begin(GraphQLExecutor executor, Admission admission, PreparedOperation operation, StreamRequest request)
    {
        IsStream = operation.Kind == Language.OperationType.Subscription;
        all.BeginWork(this);
        Work = IsStream ? StreamStarts.Run(work) : Task.Run(work);

        Task work() => Run(executor, admission, operation, request);
    }

    /// <summary>Sends the client the reason for a refusal.</summary>
    /// <param name="refusal">A response without data.</param>
    public Task Refuse(GraphQLResponse refusal) => Send(refusal).AsTask();

    /// <summary>Ends the operation without a message; the source of a stream is disposed at once.</summary>
    public void End()
    {
        all.Free(this);
        _ending.Cancel();
    }

    async Task Run(GraphQLExecutor executor, Admission admission, PreparedOperation operation, StreamRequest request)
    {
        try
        {
            var isRefused = IsStream
                ? await RunStream(executor, operation, request).ConfigureAwait(false)
                : await Send(await admission.Run(executor, operation, request).ConfigureAwait(false)).ConfigureAwait(false);
            all.Free(this);
            if (!isRefused)
                await output.Send(Encoding.UTF8.GetBytes($$"""{"id":"{{_id}}","type":"complete"}"""), () => IsWanted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Ended by the client or with the connection.
        }
        catch
        {
            // Unexpected: the client must not wait for the operation, and the host must see the exception.
            output.Abort();
            throw;
        }
        finally
        {
            all.Free(this);
            all.EndWork(this);
        }
    }

    async Task<bool> RunStream(GraphQLExecutor executor, PreparedOperation operation, StreamRequest request)
    {
        await foreach (var response in executor.Subscribe(operation, request, _ending.Token).ConfigureAwait(false))
        {
            if (await Send(response).ConfigureAwait(false))
                return true;

            // A source that never waits does not observe the cancellation.
            _ending.Token.ThrowIfCancellationRequested();
        }

        return false;
    }

    /// <summary>Sends and disposes a response. Returns whether it was a refusal, after which nothing may follow.</summary>
    async ValueTask<bool> Send(GraphQLResponse response)
    {
        var isRefusal = !response.HasData;
        if (isRefusal)
            all.Free(this);

        var message = Frame(response, out var length);
        try
        {
            await output.Send(message.AsMemory(0, length), () => IsWanted).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }

        return isRefusal;
    }

    /// <summary>The message of a response. The message may wait for its reader; the response is disposed.</summary>
    byte[] Frame(GraphQLResponse response, out int length)
    {
        using (response)
        {
            var (type, payload) = response.HasData ? ("next", response.Json) : ("error", Errors(response.Json));
            var head = $$"""{"id":"{{_id}}","type":"{{type}}","payload":""";
            var message = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(head) + payload.Length + 1);
            length = Encoding.UTF8.GetBytes(head, message);
            payload.CopyTo(message.AsMemory(length));
            length += payload.Length;
            message[length++] = (byte)'}';
            return message;
        }
    }

    /// <summary>The errors of a response that has nothing else.</summary>
    static ReadOnlyMemory<byte> Errors(ReadOnlyMemory<byte> response)
    {
        var json = new Utf8JsonReader(response.Span);
        json.Read();
        while (json.Read() && !json.ValueTextEquals("errors"u8))
        {
            json.Read();
            json.Skip();
        }

        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return response[start..(int)json.BytesConsumed];
    }
}
