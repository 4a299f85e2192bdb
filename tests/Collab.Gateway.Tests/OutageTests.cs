using System.Net;
using System.Net.Sockets;
using Collab.EmbeddedPostgres;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class OutageTests : IDisposable
{
    const string Question = """mutation { registerAgency(input: { name: [{ value: "Koe", language: FI }], kind: MUNICIPALITY }) { agency { slug } } }""";

    /// <summary>The limit is 15 s; a busy machine gets more.</summary>
    static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);

    static readonly HttpClient Client = new();
    readonly string _data = Path.Combine(Repository.Root, ".data", $"outage-{Guid.CreateVersion7():N}");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Outage_returns_UNAVAILABLE_and_service_recovers_without_restart()
    {
        var server = await StartServer(port: null);
        var port = server.Port;
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = server.ConnectionString(), IsDemo = true });
        var address = await gateway.Listening();

        await server.Stop(immediately: true);
        await server.DisposeAsync();
        Assert.Equal("UNAVAILABLE", DemoGateway.Code(await DemoGateway.Ask(address, Question, "ylva")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: the database does not answer\n"), await Ready(address));
        Assert.Equal("live\n", await Client.GetStringAsync(new Uri(address, "/health/live")));

        await using var again = await StartServer(port);
        Assert.Equal(HttpStatusCode.OK, (await Ready(address)).Status);
        Assert.Null(DemoGateway.Code(await DemoGateway.Ask(address, Question, "ylva")));
    }

    [Theory]
    [Trait("Form", "long")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gateway_with_unresponsive_database_ends_soon_after_SIGTERM_and_Ctrl_C(bool byTerm)
    {
        await using var server = await StartServer(port: null);
        await using var gateway = GatewayProcess.Start(new GatewayStart("--port", "0") { ConnectionString = server.ConnectionString(), IsDemo = true });
        var address = await gateway.Listening();
        Assert.Null(DemoGateway.Code(await DemoGateway.Ask(address, Question, "ylva")));
        await server.Stop(immediately: true);
        await server.DisposeAsync();
        using var silent = new TcpListener(IPAddress.Loopback, server.Port);
        silent.Start();

        if (byTerm) Signals.Terminate(gateway.ProcessId);
        else gateway.Interrupt();

        Assert.Equal(0, await gateway.Ended(StopsWithin));
    }

    Task<EmbeddedServer> StartServer(int? port) => EmbeddedServer.Start(
        new EmbeddedServerOptions { DataDirectory = _data, SearchDirectories = [Repository.Root], Port = port, IsDurable = false });

    static async Task<(HttpStatusCode Status, string Text)> Ready(Uri address)
    {
        using var response = await Client.GetAsync(new Uri(address, "/health/ready"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
