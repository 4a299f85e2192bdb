using System.Net;
using System.Net.Sockets;
using Collab.Gateway.Serving;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class ListenTests : IAsyncLifetime
{
    static readonly HttpClient Client = new();

    TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.2", null, "127.0.0.2")]
    [InlineData(null, "127.0.0.3", "127.0.0.3")]
    [InlineData("127.0.0.2", "127.0.0.3", "127.0.0.3")]
    [InlineData(null, "::1", "[::1]")]
    public async Task Listen_address_comes_from_the_command_line_or_the_setting(string? setting, string? option, string host)
    {
        if (!IsPossible(option ?? setting!)) return;
        await using var gateway = Start(setting, option);
        var address = await gateway.Listening();

        Assert.Equal(host, address.Host);
        Assert.Equal("live\n", await Client.GetStringAsync(new Uri(address, "/health/live")));
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GetAsync(new UriBuilder(address) { Host = "127.0.0.1" }.Uri));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task Greeting_names_a_reachable_address_when_all_addresses_are_bound(string everywhere)
    {
        await using var greeting = new StringWriter();

        await Greeting.Print(greeting, new IPEndPoint(IPAddress.Parse(everywhere), 8080), "/collab", "here", demo: false, graphiQL: true);

        Assert.StartsWith("Collab listens at http://127.0.0.1:8080/collab/graphql, and at every other address of this machine", greeting.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_of_another_machine_is_reported_in_one_line()
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(_database.ConnectionString, "--port", "0", "--listen", "192.0.2.1");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("collab: 192.0.2.1 is no address of this machine", Assert.Single(errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("::1")]
    public async Task Taken_port_on_another_address_is_reported_in_one_line(string listen)
    {
        if (!IsPossible(listen)) return;
        using var other = new TcpListener(IPAddress.Parse(listen), 0);
        other.Start();

        var (exitCode, _, errors) = await GatewayProcess.Run(_database.ConnectionString, "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}", "--listen", listen);

        Assert.Equal(1, exitCode);
        Assert.Contains($"at {listen} is taken", Assert.Single(errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Whether this machine has the address; tells that the test is not run where it has no IPv6.</summary>
    static bool IsPossible(string address)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Parse(address), 0);
            probe.Start();
            return true;
        }
        catch (SocketException exception) when (address == "::1" && exception.SocketErrorCode is (SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported))
        {
            NotRun.Report("a gateway that listens at ::1", "this machine has no IPv6");
            return false;
        }
    }

    GatewayProcess Start(string? setting, string? option)
    {
        var environment = new Dictionary<string, string>();
        if (setting is not null) environment["Collab__Listen"] = setting;
        string[] listen = option is null ? [] : ["--listen", option];
        return GatewayProcess.Start(new GatewayStart(["--port", "0", "--empty", .. listen]) { ConnectionString = _database.ConnectionString, Environment = environment });
    }
}
