using Collab.Journal.ReadModels;

namespace Collab.Gateway.Commands;

/// <summary>Shows how far a rebuild has come, a line a second at the most.</summary>
/// <param name="output">Where to.</param>
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
