using System.Diagnostics;
using System.Text;

namespace Benchmarks.GraphQLNet;

/// <summary>GraphQL.NET in a child process, started anew whenever it has ended or hangs.</summary>
sealed class EngineProcess : IAsyncDisposable
{
    /// <summary>How long it may take over one request.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    Process? _process;
    Task<string> _said = Task.FromResult("");

    /// <summary>The first line of what it said when it ended last.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>Its answer to a line; null when it ended or hung.</summary>
    public async Task<byte[]?> Ask(string line)
    {
        if (_process is null)
        {
            _process = Start();
            // Read as it comes: a stack overflow says more than a pipe holds.
            _said = _process.StandardError.ReadToEndAsync();
        }

        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
            if (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } answer) return Encoding.UTF8.GetBytes(answer);
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
        // A stack overflow must not leave a dump behind.
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
