using System.Diagnostics;
using System.Text;

namespace Collab.Testing;

/// <summary>The gateway in a process of its own, as <c>./run</c> starts it.</summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    /// <summary>Far longer than a start on a busy machine; a hang fails instead of waiting forever.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly StringBuilder _errors = new();
    readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    GatewayProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => OnLine(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => OnLine(_errors, line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The gateway ended before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public int ProcessId => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>The built program, in the same configuration as the tests.</summary>
    static string Program
    {
        get
        {
            var project = new DirectoryInfo(AppContext.BaseDirectory);
            while (project.Name != "bin") project = project.Parent ?? throw new InvalidOperationException($"The tests do not run from their project's folder bin: {AppContext.BaseDirectory}");
            return Path.Combine(Repository.Root, "src", "Collab.Gateway", "bin", Path.GetRelativePath(project.FullName, AppContext.BaseDirectory), "Collab.Gateway.dll");
        }
    }

    /// <summary>Starts it with arguments and an optional connection string.</summary>
    public static GatewayProcess Start(string? connectionString, params string[] arguments) =>
        Start(new GatewayStart(arguments) { ConnectionString = connectionString });

    public static GatewayProcess Start(GatewayStart how)
    {
        // The parent may ignore Ctrl-C, which children would inherit.
        string[] command = [.. how.Within, "env", "--default-signal=INT,QUIT", "dotnet", how.Program ?? Program, .. how.Arguments];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Collab"] = how.ConnectionString;
        start.Environment["DOTNET_ENVIRONMENT"] = how.IsProduction ? "Production" : "Local";
        start.Environment["Collab__Demo"] = how.IsDemo?.ToString();
        // A killed process leaves the runtime's diagnostic socket and pipes in /tmp.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in how.Environment)
        {
            start.Environment[name] = value;
        }

        return new GatewayProcess(start);
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> Run(string? connectionString, params string[] arguments) =>
        Run(new GatewayStart(arguments) { ConnectionString = connectionString });

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(GatewayStart how)
    {
        await using var gateway = Start(how);
        var exitCode = await gateway.Ended();
        return (exitCode, gateway.Output, gateway.Errors);
    }

    /// <summary>Waits until it prints its address.</summary>
    public async Task<Uri> Listening()
    {
        try
        {
            return await _listening.Task.WaitAsync(WaitTimeout);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"{exception.Message}\nstdout:\n{Output}\nstderr:\n{Errors}", exception);
        }
    }

    /// <summary>Waits for its end and returns the exit code.</summary>
    /// <param name="within">The time limit; null for two minutes.</param>
    public async Task<int> Ended(TimeSpan? within = null)
    {
        using var timeout = new CancellationTokenSource(within ?? WaitTimeout);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends Ctrl-C.</summary>
    public void Interrupt() => Signals.Interrupt(_process.Id);

    /// <summary>Kills it.</summary>
    public void Kill() => Signals.Kill(_process.Id);

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            if (_process.HasExited)
            {
                return;
            }

            // A paused process handles no signal until it continues.
            Signals.Continue(_process.Id);
            Interrupt();
            try
            {
                await Ended();
            }
            catch (OperationCanceledException)
            {
                Kill();
                throw new TimeoutException($"The gateway did not heed Ctrl-C and was killed.\nstderr:\n{Errors}");
            }
        }
    }

    void OnLine(StringBuilder buffer, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (buffer)
        {
            buffer.Append(line).Append('\n');
        }

        const string Address = "http://";
        if (buffer == _output && line.IndexOf(Address, StringComparison.Ordinal) is >= 0 and var at)
        {
            _listening.TrySetResult(new Uri(line[at..].Split(' ')[0]));
        }
    }

    static string Text(StringBuilder buffer)
    {
        lock (buffer)
        {
            return buffer.ToString();
        }
    }
}
