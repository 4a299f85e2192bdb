using System.Diagnostics;
using System.Text;

namespace Benchmarks.GraphQLNet;

/// <summary>GraphQL.NET in a child process, restarted when it ends or hangs.</summary>
sealed class EngineProcess : IAsyncDisposable
{
    /// <summary>The time limit of one request.</summary>
    public static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(10);

    Process? _process;
    Task<string> _said = Task.FromResult("");

    /// <summary>The first line of its error output when it ended last.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>Its response to a line; null when it ended or hung.</summary>
    public async Task<byte[]?> Ask(string line)
    {
        if (_process is null)
        {
            _process = Start();
            // Read continuously: a stack overflow prints more than a pipe buffers.
            _said = _process.StandardError.ReadToEndAsync();
        }

        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
            if (await _process.StandardOutput.ReadLineAsync().WaitAsync(WaitTimeout) is { } answer) return Encoding.UTF8.GetBytes(answer);
            await _process.WaitForExitAsync();
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            _process.Kill();
        }

        await End();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _process?.StandardInput.Close();
        await End();
    }

    static Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), GraphQLNetEngine.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A stack overflow must not write a dump.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start)!;
    }

    async Task End()
    {
        if (_process is not { } process) return;
        _process = null;
        await process.WaitForExitAsync();
        LastWords = (await _said).Split('\n')[0];
        process.Dispose();
    }
}
