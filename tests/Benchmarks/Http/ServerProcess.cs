using System.Diagnostics;

namespace Benchmarks.Http;

/// <summary>A server in a process of its own, on one core. It prints its address as the first line and ends with its standard input.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The core of every server; only one is under load at a time.</summary>
    const string Core = "0";

    readonly Process _process;

    ServerProcess(string name, Process process, Uri address)
    {
        Name = name;
        _process = process;
        Address = address;
    }

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>The processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts this program as a server.</summary>
    public static Task<ServerProcess> StartOwn(string name, params string[] arguments) =>
        Start(name, ["dotnet", Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), .. arguments]);

    public static async Task<ServerProcess> Start(string name, params string[] command)
    {
        var start = new ProcessStartInfo("taskset", ["-c", Core, .. command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{name} ended before it listened; its own words are above.");
        return new ServerProcess(name, process, new Uri(new Uri(address), "/graphql"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
