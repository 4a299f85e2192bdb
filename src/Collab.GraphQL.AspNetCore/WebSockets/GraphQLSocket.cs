using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A client connection by <c>graphql-transport-ws</c> (npm <c>graphql-ws</c>, PROTOCOL.md). Messages are processed one after the other.</summary>
sealed class GraphQLSocket : IDisposable
{
    static readonly byte[] Acknowledgement = Encoding.UTF8.GetBytes("""{"type":"connection_ack"}""");

    readonly HttpContext _http;
    readonly SubscriptionOptions _bounds;
    readonly SocketInput _input;
    readonly SocketOutput _output;
    readonly SocketOperations _operations;
    readonly SocketSubscriber _subscriber;
    readonly SocketSignIn _signIn;
    readonly ITimer _initTimer;
    bool _isInitialised;

    public GraphQLSocket(GraphQLExecutor executor, DocumentSource documents, Admission admission, GraphQLHttpOptions options, HttpContext http, WebSocket socket)
    {
        _http = http;
        _bounds = options.Subscriptions;
        _output = new SocketOutput(socket, http, _bounds, ReadsTooSlowly);
        _input = new SocketInput(socket, _bounds, SendsTooSlowly);
        _operations = new SocketOperations(_output, _bounds.MaxOperationsPerConnection);
        _signIn = new SocketSignIn(http, options, Close);
        _subscriber = new SocketSubscriber(executor, documents, admission, _bounds, http, _operations, _signIn);
        _initTimer = _bounds.Clock.CreateTimer(_ => Close(CloseCode.Timeout, "Connection initialisation timeout"), null, _bounds.InitTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Serves the client until the connection closes.</summary>
    public async Task Run()
    {
        try
        {
            await TakeAll().ConfigureAwait(false);
            _operations.EndAll();
            await _output.AnswerClose().ConfigureAwait(false);
            await _input.Drain().ConfigureAwait(false);
        }
        finally
        {
            _operations.EndAll();
            await _operations.WhenIdle().ConfigureAwait(false);
        }
    }

    /// <summary>Stops: streams end, queries and mutations may finish, then the connection is closed with a code that makes the client reconnect.</summary>
    public async Task Stop()
    {
        _operations.Stop();
        using var timeout = new CancellationTokenSource(_bounds.StopTimeout, _bounds.Clock);
        await _operations.WhenIdle().WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _operations.EndAll();
        var closing = _output.Close(CloseCode.GoingAway, "The server stops. Connect again and resume.", _bounds.StopTimeout);

        // The connection may be closing for another reason, with a longer time-out.
        _output.ShortenClose(_bounds.StopTimeout);
        await closing.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _initTimer.Dispose();
        _signIn.Dispose();
        _input.Dispose();
        _output.Dispose();
    }

    /// <summary>Ends all operations and closes the connection after the message that is being sent.</summary>
    public void Close(CloseCode code, string reason)
    {
        _operations.EndAll();
        _ = _output.Close(code, reason, _bounds.CloseTimeout);
    }

    void ReadsTooSlowly() => Close(
        CloseCode.TryAgainLater, $"A message was not read within {_bounds.SendTimeout.TotalSeconds:0.###} s. Connect again and resume after the last cursor.");

    void SendsTooSlowly() => Close(CloseCode.Timeout, $"A message took longer than {_bounds.ReceiveTimeout.TotalSeconds:0.###} s to come in whole.");

    async Task TakeAll()
    {
        while (!_output.IsClosing)
        {
            var received = await _input.Next().ConfigureAwait(false);
            if (received.Kind == ReceivedKind.End)
                return;

            if (!_output.IsClosing)
                await Take(received).ConfigureAwait(false);
        }
    }

    async Task Take(Received received)
    {
        try
        {
            await (received.Kind switch
            {
                ReceivedKind.Binary => throw new MalformedRequestException("Messages are JSON in text frames; this one is binary."),
                ReceivedKind.TooLarge => throw new MalformedRequestException($"The message is larger than {_bounds.MaxMessageBytes} bytes."),
                _ => Take(SocketMessage.Read(received.Text)),
            }).ConfigureAwait(false);
        }
        catch (MalformedRequestException wrong)
        {
            Close(CloseCode.BadMessage, wrong.Message);
        }
        catch (SocketClosedException closed)
        {
            Close(closed.Code, closed.Message);
        }
        catch (FieldException refusal)
        {
            Close(SocketSignIn.CodeOf(refusal), refusal.Message);
        }
    }

    Task Take(in SocketMessage message)
    {
        switch (message.Type)
        {
            case "subscribe":
                return _subscriber.Subscribe(message);
            case "complete":
                _operations.End(message.Id ?? throw new MalformedRequestException("A complete message has an \"id\"."));
                return Task.CompletedTask;
            case "ping":
                RequireObject(message);
                return Pong(message.Payload);
            case "pong":
                RequireObject(message);
                return Task.CompletedTask;
            case "connection_init":
                return Initialise(message);
            default:
                throw new MalformedRequestException("The \"type\" is none that a client sends: connection_init, subscribe, complete, ping, pong.");
        }
    }

    static void RequireObject(in SocketMessage message)
    {
        if (message is { Payload.IsEmpty: false, IsObject: false })
            throw new MalformedRequestException($"The payload of {message.Type} must be an object.");
    }

    async Task Initialise(SocketMessage message)
    {
        if (_isInitialised)
            throw new SocketClosedException(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");

        RequireObject(message);
        _isInitialised = true;
        await _initTimer.DisposeAsync().ConfigureAwait(false);
        _http.Features.Set(new ConnectionInit(message.IsObject ? JsonElement.Parse(message.Payload.Span) : default));
        _signIn.Watch(await _signIn.SignIn().ConfigureAwait(false));
        _operations.Open();
        await _output.Send(Acknowledgement).ConfigureAwait(false);
    }

    Task Pong(ReadOnlyMemory<byte> payload)
    {
        var text = payload.IsEmpty ? """{"type":"pong"}""" : $$"""{"type":"pong","payload":{{Encoding.UTF8.GetString(payload.Span)}}}""";
        return _output.Send(Encoding.UTF8.GetBytes(text)).AsTask();
    }
}
