using Collab.Journal.ReadModels;

namespace Collab.Gateway.Commands;

/// <summary>Prints the progress of a rebuild, at most one line per second.</summary>
sealed class ProgressLines(TextWriter output) : IProgress<RebuildProgress>
{
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    TimeSpan _next = Pace;

    public void Report(RebuildProgress value)
    {
        if (value.Elapsed >= _next)
        {
            _next = value.Elapsed + Pace;
            output.WriteLine($"{value.Done} of {value.Total} events ({value.EventsPerSecond:0} a second)");
        }
    }
}
