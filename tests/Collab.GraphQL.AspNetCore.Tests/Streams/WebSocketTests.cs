using System.Net.WebSockets;
using System.Text;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

public sealed class WebSocketTests
{
    static string Next(string id, string data) => $$$"""{"id":"{{{id}}}","type":"next","payload":{"data":{{{data}}}}}""";

    static string Complete(string id) => $$"""{"id":"{{id}}","type":"complete"}""";

    [Fact]
    public async Task Subscription_sends_events_in_order_and_completes()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);

        await client.Subscribe("a", "subscription { count(to: 3) }");

        for (var number = 1; number <= 3; number++)
            Assert.Equal(Next("a", $$"""{"count":{{number}}}"""), await client.Receive());

        Assert.Equal(Complete("a"), await client.Receive());
    }

    [Theory]
    [InlineData("{ hello }", """{"hello":"hello you"}""")]
    [InlineData("mutation { touch }", """{"touch":1}""")]
    public async Task Queries_and_mutations_run_over_WebSocket(string query, string data)
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);

        await client.Subscribe("1 \"quoted\"", query);

        Assert.Equal(Next("1 \\u0022quoted\\u0022", data), await client.Receive());
        Assert.Equal(Complete("1 \\u0022quoted\\u0022"), await client.Receive());
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("", "BAD_USER_INPUT")]
    [InlineData(" \n", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query ($n: String!) { hello(name: $n) }", "BAD_USER_INPUT")]
    [InlineData("subscription ($n: Int!) { count(to: $n) }", "BAD_USER_INPUT")]
    public async Task Invalid_operation_returns_only_an_error(string query, string code)
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);

        await client.Subscribe("a", query);
        var error = await client.Receive();
        await client.Subscribe("a", "{ hello }");

        Assert.StartsWith("""{"id":"a","type":"error","payload":[{"message":""", error, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", error, StringComparison.Ordinal);
        Assert.Equal(Next("a", """{"hello":"hello you"}"""), await client.Receive());
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_subscription_with_its_error()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);

        await client.Subscribe("a", "subscription { breaks }");

        Assert.Equal(Next("a", """{"breaks":1}"""), await client.Receive());
        Assert.Contains("\"message\":\"the source dried up\"", await client.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_from_the_client_disposes_the_source_and_frees_the_id()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "subscription { ticks }");
        await server.Log.Ticks.Writer.WriteAsync(1);
        Assert.Equal(Next("a", """{"ticks":1}"""), await client.Receive());

        await client.Say(Complete("a"));
        await server.Log.AllDisposed;
        await client.Subscribe("a", "{ hello }");

        Assert.Equal(Next("a", """{"hello":"hello you"}"""), await client.Receive());
    }

    [Fact]
    public async Task Complete_of_a_query_under_way_ends_it_without_an_answer()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "{ never }");
        await server.Log.Began.Task.WaitAsync(SocketClient.WaitTimeout);

        await client.Say(Complete("a"));
        await client.Subscribe("b", "{ hello }");

        Assert.Equal(Next("b", """{"hello":"hello you"}"""), await client.Receive());
    }

    [Fact]
    public async Task Client_disconnect_disposes_all_its_sources()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);
        for (var id = 0; id < 10; id++)
            await client.Subscribe($"{id}", "subscription { viewer }");

        for (var id = 0; id < 10; id++)
            await client.Receive();

        await client.Close();

        await server.Log.AllDisposed;
    }

    [Fact]
    public async Task Operations_per_connection_are_limited()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { MaxOperationsPerConnection = 2 });
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "subscription { viewer }");
        await client.Receive();
        await client.Subscribe("b", "subscription { viewer }");
        await client.Receive();

        await client.Subscribe("c", "{ hello }");

        var refused = await client.Receive();
        Assert.StartsWith("""{"id":"c","type":"error",""", refused, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"RATE_LIMITED\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_limited()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { MaxConnections = 1 });
        using var client = await SocketClient.Open(server);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.Connect(server));

        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{"at":7}}""", """{"type":"pong","payload":{"at":7}}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    public async Task A_ping_is_answered_also_before_the_connection_is_acknowledged(string ping, string pong)
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Connect(server);

        await client.Say("""{"type":"pong"}""");
        await client.Say(ping);

        Assert.Equal(pong, await client.Receive());
    }

    [Theory]
    [InlineData("not JSON", 4400)]
    [InlineData("", 4400)]
    [InlineData("[]", 4400)]
    [InlineData("""{"type":"subscribe","id":"a"} more""", 4400)]
    [InlineData("""{"id":"a"}""", 4400)]
    [InlineData("""{"type":7}""", 4400)]
    [InlineData("""{"type":"start"}""", 4400)]
    [InlineData("""{"type":"connection_ack"}""", 4400)]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":7,"payload":{"query":"{ hello }"}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a"}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a","payload":"{ hello }"}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":7}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{ \ud800 }"}}""", 4400)]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":null}}""", 4400)]
    [InlineData("""{"type":"complete"}""", 4400)]
    [InlineData("""{"type":"ping","payload":"x"}""", 4400)]
    [InlineData("""{"type":"ping","payload":[1]}""", 4400)]
    [InlineData("""{"type":"ping","payload":7}""", 4400)]
    [InlineData("""{"type":"pong","payload":"x"}""", 4400)]
    [InlineData("""{"type":"pong","payload":[]}""", 4400)]
    [InlineData("""{"type":"connection_init"}""", 4429)]
    public async Task Protocol_violation_closes_the_connection(string message, int code)
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);

        await client.Say(message);

        Assert.Equal(code, await client.ReceiveClose());
    }

    [Theory]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{ hello }"}}""", 4401)]
    [InlineData("""{"type":"connection_init","payload":7}""", 4400)]
    [InlineData("""{"type":"connection_init","payload":{"x-viewer":"stranger"}}""", 4403)]
    [InlineData("""{"type":"connection_init","payload":{"x-viewer":"early"}}""", 1013)]
    public async Task Messages_before_the_acknowledgement_are_checked(string message, int code)
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Connect(server);

        await client.Say(message);

        Assert.Equal(code, await client.ReceiveClose());
    }

    [Fact]
    public async Task Two_operations_with_one_id_close_the_connection()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);
        await client.Subscribe("a", "subscription { viewer }");
        await client.Receive();

        await client.Subscribe("a", "{ hello }");

        Assert.Equal("4409 Subscriber for a already exists", await client.Receive());
        await server.Log.AllDisposed;
    }

    [Fact]
    public async Task A_binary_message_closes_the_connection()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server);

        await client.Say(Encoding.UTF8.GetBytes("""{"type":"ping"}"""), WebSocketMessageType.Binary);

        Assert.Equal(4400, await client.ReceiveClose());
    }

    [Theory]
    [InlineData(5_000, """{"type":"pong"}""")]
    [InlineData(5_001, "4400 The message is larger than 5000 bytes.")]
    public async Task Message_size_is_bounded(int length, string answer)
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { MaxMessageBytes = 5_000 });
        using var client = await SocketClient.Open(server);

        await client.Say("""{"type":"ping"}""".PadRight(length));

        Assert.Equal(answer, await client.Receive());
    }

    [Fact]
    public async Task Silent_client_is_closed_after_the_init_timeout()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { InitTimeout = TimeSpan.FromMilliseconds(50) });
        using var client = await SocketClient.Connect(server);

        Assert.Equal("4408 Connection initialisation timeout", await client.Receive());
    }

    [Fact]
    public async Task Unfinished_message_is_closed_after_the_receive_timeout()
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { ReceiveTimeout = TimeSpan.FromMilliseconds(50) });
        using var client = await SocketClient.Open(server);

        await client.Say(Encoding.UTF8.GetBytes("""{"type":"""), WebSocketMessageType.Text, isWhole: false);

        Assert.Equal(4408, await client.ReceiveClose());
    }

    [Theory]
    [InlineData("graphql-ws")]
    [InlineData("soap")]
    [InlineData("")]
    public async Task Other_sub_protocols_are_closed(string protocol)
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Connect(server, protocol);

        Assert.Equal("4406 Subprotocol not acceptable", await client.Receive());
    }

    [Theory]
    [InlineData("own", true)]
    [InlineData("https://portal.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("null", false)]
    public async Task Pages_of_foreign_origins_cannot_open_a_connection(string origin, bool isAdmitted)
    {
        await using var server = await StreamServer.Start(new SubscriptionOptions { AllowedOrigins = ["https://portal.example"] });
        var connecting = SocketClient.Connect(server, origin: origin == "own" ? server.Address.GetLeftPart(UriPartial.Authority) : origin);

        if (isAdmitted)
            (await connecting).Dispose();
        else
            Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => connecting)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_init_sets_the_viewer_of_every_operation()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server, """{"X-Viewer":"Aino"}""");

        await client.Subscribe("a", "{ viewer }");

        Assert.Equal(Next("a", """{"viewer":"Aino"}"""), await client.Receive());
    }

    [Fact]
    public async Task Expired_sign_in_closes_the_connection()
    {
        await using var server = await StreamServer.Start();
        using var client = await SocketClient.Open(server, """{"X-Viewer":"briefly"}""");
        await client.Subscribe("a", "subscription { ticks }");

        Assert.Equal(4403, await client.ReceiveClose());
        await server.Log.AllDisposed;
    }
}
