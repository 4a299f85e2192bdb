using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

public sealed class StreamStartTests
{
    static readonly int Places = Math.Max(1, Environment.ProcessorCount / 2);

    [Theory]
    [InlineData("WebSocket")]
    [InlineData("event stream")]
    public async Task Streams_that_begin_together_leave_processors_to_requests(string transport)
    {
        await using var server = await StreamServer.Start();
        var streams = new List<HeldConnection>();
        try
        {
            for (var number = 0; number < Places + 4; number++)
                streams.Add(await Open(server, transport));

            await server.Log.When(() => server.Log.Holding == Places);
            await Answered(server);

            Assert.Equal(Places, server.Log.Holding);
            server.Log.LetGo.Set();
            await server.Log.When(() => server.Log.Holding == streams.Count);
        }
        finally
        {
            server.Log.LetGo.Set();
            streams.ForEach(stream => stream.Dispose());
        }
    }

    /// <summary>Earlier requests have been processed when these are answered.</summary>
    static async Task Answered(StreamServer server)
    {
        using var http = new HttpClient { Timeout = SocketClient.WaitTimeout };
        for (var number = 0; number < 20; number++)
            Assert.Contains("hello you", await http.GetStringAsync(new Uri($"{server.Address}?query={{hello}}")), StringComparison.Ordinal);
    }

    static Task<HeldConnection> Open(StreamServer server, string transport) => transport == "WebSocket"
        ? HeldConnection.OpenWebSocket(server.Address, "subscription { holds }")
        : HeldConnection.OpenEvents(server.Address, "subscription { holds }");
}
