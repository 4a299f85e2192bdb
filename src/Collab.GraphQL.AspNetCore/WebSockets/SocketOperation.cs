using System.Buffers;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>One operation of a WebSocket client, from its <c>subscribe</c> to its end.</summary>
sealed class SocketOperation(string id, SocketOperations all, SocketOutput output)
{
    readonly CancellationTokenSource _ending = new();
    readonly JsonEncodedText _id = JsonEncodedText.Encode(id);

    public string Id => id;

    /// <summary>Ends what the operation waits for.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Whether it goes on until somebody ends it.</summary>
    public bool IsStream { get; private set; }

    /// <summary>Its work, which is complete when nothing of it is left.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    bool IsWanted => !_ending.IsCancellationRequested;

    /// <summary>Begins to run an operation, which goes on beside the connection's other ones.</summary>
    public void Begin(GraphQLExecutor executor, Admission admission, PreparedOperation operation, StreamRequest request)
    {
        IsStream = operation.Kind == Language.OperationType.Subscription;
        all.BeginWork(this);
        Work = IsStream ? StreamStarts.Run(work) : Task.Run(work);

        Task work() => Run(executor, admission, operation, request);
    }

    /// <summary>Tells the client why nothing is run.</summary>
    /// <param name="refusal">A response without data.</param>
    public Task Refuse(GraphQLResponse refusal) => Send(refusal).AsTask();

    /// <summary>Ends it without a further word to the client; the source of a stream is let go of at once.</summary>
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
            // Ended by the client, or with the connection.
        }
        catch
        {
            // No operation ends so; the client must not wait for it, and the host is to hear of it.
            output.Cut();
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

            // A source that never waits hears of no cancellation.
            _ending.Token.ThrowIfCancellationRequested();
        }

        return false;
    }

    /// <summary>Sends a response, which ends it; answers whether it was a refusal, after which nothing may follow.</summary>
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

    /// <summary>The message of a response, which may wait for its reader; the response with all that belongs to it need not.</summary>
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
