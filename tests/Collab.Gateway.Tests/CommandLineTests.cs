using System.Net;
using System.Net.Sockets;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--prot", "5080")]
    [InlineData("--port", "many")]
    [InlineData("--port", "70000")]
    [InlineData("--port")]
    [InlineData("serve-me")]
    public async Task Invalid_option_is_reported_in_one_line_and_starts_nothing(params string[] arguments)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(connectionString: null, arguments);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        OneLine(errors);
    }

    [Fact]
    public async Task Taken_port_is_reported_in_one_line_and_starts_no_database()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var data = Path.Combine(Path.GetTempPath(), $"collab-taken-{Guid.CreateVersion7():N}");

        var (exitCode, output, errors) = await GatewayProcess.Run(connectionString: null, "--port", $"{port}", "--data", data);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains($"Port {port}", OneLine(errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var (exitCode, output, _) = await GatewayProcess.Run(connectionString: null, "--help");

        Assert.Equal(0, exitCode);
        Assert.All(["schema", "export", "import", "rebuild", "migrate", "health", "renumber", "erase-person", "move-personal-texts", "--port", "--data", "--empty"], word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    static string OneLine(string errors) => Assert.Single(errors.TrimEnd('\n').Split('\n'));
}
