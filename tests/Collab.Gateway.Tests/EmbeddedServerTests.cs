using System.Diagnostics;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests;

public sealed class EmbeddedServerTests : IDisposable
{
    readonly string _data = Path.Combine(Repository.Root, ".data", $"gateway-{Guid.CreateVersion7():N}");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Ctrl_C_stops_the_server_that_was_started()
    {
        await using var gateway = Start();
        await gateway.Listening();
        var postgres = Postmaster();

        gateway.Interrupt();

        Assert.Equal(0, await gateway.Ended());
        await Ended(postgres);
    }

    [Fact]
    [Trait("Form", "long")]
    public async Task After_a_kill_the_next_start_takes_on_the_server_left_behind()
    {
        await using (var gateway = Start())
        {
            await gateway.Listening();
            gateway.Kill();
            await gateway.Ended();
        }

        var left = Postmaster();
        await using var next = Start();
        await next.Listening();

        Assert.Equal(left, Postmaster());
        next.Interrupt();
        Assert.Equal(0, await next.Ended());
        await Ended(left);
    }

    [Fact]
    public async Task Second_gateway_on_the_same_directory_is_reported_in_one_line()
    {
        await using var gateway = Start();
        await gateway.Listening();

        var (exitCode, _, errors) = await GatewayProcess.Run(connectionString: null, "--port", "0", "--data", _data);

        Assert.Equal(1, exitCode);
        Assert.Contains(_data, Assert.Single(errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    GatewayProcess Start() => GatewayProcess.Start(connectionString: null, "--port", "0", "--data", _data);

    int Postmaster() => int.Parse(File.ReadLines(Path.Combine(_data, "postgres", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Fails unless the process ends within seconds: the gateway signals it before it ends itself, and the kernel may take a moment more.</summary>
    static async Task Ended(int processId)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (ArgumentException)
        {
            // The process has ended.
        }
    }
}
