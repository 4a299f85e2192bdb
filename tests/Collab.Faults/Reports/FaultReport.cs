using System.Globalization;
using System.Text;

namespace Collab.Faults.Reports;

/// <summary>Gathers what the trials came to. It is written where <c>COLLAB_FAULTS_REPORT</c> says, which only ./bench sets: a run of some trials must not take the place of all figures.</summary>
public sealed class FaultReport : IDisposable
{
    const string Variable = "COLLAB_FAULTS_REPORT";

    readonly List<Figures> _figures = [];
    readonly List<(string Trial, string Figures)> _notes = [];

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file && _figures.Count > 0) File.WriteAllText(file, Text());
    }

    internal void Add(Figures figures) => _figures.Add(figures);

    /// <summary>Keeps figures of a trial that has no writers and no recoveries.</summary>
    internal void Note(string trial, string figures) => _notes.Add((trial, figures));

    string Text()
    {
        var text = new StringBuilder($"""
            # Faults

            What `./bench faults` came to: the fault tests of `tests/Collab.Faults` in their long form, 16 writers over GraphQL against the real
            program. [The guide](../guides/fault-tests.md) describes them.

            Seed {Scale.Seed}, {Environment.ProcessorCount} cores, {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.

            | trial | faults | requests | acknowledged | repeated | lost | doubled | torn | recovery p50 | recovery max | limit |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach (var each in _figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {each.Trial} | {each.Faults} | {each.Requests:N0} | {each.Acknowledged:N0} | {each.Repeated:N0} | {each.Lost} | {each.Doubled} | {each.Torn} ")
                .Append(each.Limit is { } limit
                    ? string.Create(CultureInfo.InvariantCulture, $"| {each.Median.TotalSeconds:0.00} s | {each.Recoveries.Max().TotalSeconds:0.00} s | {limit.TotalSeconds:0} s |\n")
                    : "| | | |\n");
        }

        text.Append("""

            *Acknowledged* are commands whose answer was read whole; *repeated* those that had to be sent again, under the same
            `clientMutationId`, because no answer said what became of them.

            """);
        foreach (var (trial, figures) in _notes) text.Append(CultureInfo.InvariantCulture, $"\n**{trial}**: {figures}.\n");
        return text.ToString();
    }
}
