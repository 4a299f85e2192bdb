using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>
/// Ends the process at once when its silo cannot continue, for example because the cluster declared it dead. It writes one line; Orleans' own handler writes a stack
/// trace and serves on for two seconds. The supervisor of the process starts it again.
/// </summary>
sealed class FatalSiloErrorHandler : IFatalErrorHandler
{
    /// <summary>EX_TEMPFAIL of sysexits.h: the program is intact; start it again.</summary>
    const int ExitTempFail = 75;

    static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(1);

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        Console.Error.WriteLine($"collab: The silo has ended, and this process with it; start it again. ({OneLine(context)}{(exception is null ? "" : $" {OneLine(exception.Message)}")})");
        // Handlers that others registered for the exit may hang.
        using var deadline = new Timer(_ => Environment.FailFast("The process did not end."), null, EndsWithin, Timeout.InfiniteTimeSpan);
        Environment.Exit(ExitTempFail);
    }

    static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ");
}
