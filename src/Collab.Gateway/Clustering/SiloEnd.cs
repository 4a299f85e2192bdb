using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>
/// Ends the process at once when its silo cannot go on, as when its cluster has gone on without it: says why in a line, where Orleans' own handler writes its stack and serves on
/// for two seconds. Whoever looks after the process starts it anew.
/// </summary>
sealed class SiloEnd : IFatalErrorHandler
{
    /// <summary>EX_TEMPFAIL of sysexits.h: nothing is wrong with the program; try again.</summary>
    const int TryAgain = 75;

    static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(1);

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        Console.Error.WriteLine($"collab: The silo has ended, and this process with it; start it again. ({OneLine(context)}{(exception is null ? "" : $" {OneLine(exception.Message)}")})");
        // What others have registered for the end may hang.
        using var deadline = new Timer(_ => Environment.FailFast("The process did not end."), null, EndsWithin, Timeout.InfiniteTimeSpan);
        Environment.Exit(TryAgain);
    }

    static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ");
}
