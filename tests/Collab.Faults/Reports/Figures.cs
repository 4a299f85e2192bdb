namespace Collab.Faults.Reports;

/// <summary>What a trial came to.</summary>
/// <param name="Trial">Its name.</param>
/// <param name="Faults">How many faults there were, in words.</param>
/// <param name="Requests">Mutations sent, repeats included.</param>
/// <param name="Acknowledged">Commands acknowledged.</param>
/// <param name="Repeated">Commands that were sent again because no answer said what became of them.</param>
/// <param name="Lost">Acknowledged and not there.</param>
/// <param name="Doubled">There twice.</param>
/// <param name="Torn">Invariants broken, changes that nobody made included.</param>
/// <param name="Recoveries">From each fault, or from the end of its cause, to the first answer to a later request.</param>
/// <param name="Limit">What a recovery must stay under; null where nothing has to recover.</param>
/// <param name="Codes">How often each error code was answered.</param>
sealed record Figures(
    string Trial,
    string Faults,
    int Requests,
    int Acknowledged,
    int Repeated,
    int Lost,
    int Doubled,
    int Torn,
    IReadOnlyList<TimeSpan> Recoveries,
    TimeSpan? Limit,
    IReadOnlyDictionary<string, int> Codes)
{
    /// <summary>The middle one of the recoveries.</summary>
    public TimeSpan Median => Recoveries.Order().ElementAt(Recoveries.Count / 2);

    public override string ToString() =>
        $"{Trial}: {Faults}; {Requests} requests, {Acknowledged} acknowledged, {Repeated} repeated; {Lost} lost, {Doubled} doubled, {Torn} torn; " +
        (Limit is { } limit ? $"recovery p50 {Median.TotalSeconds:0.00} s, max {Recoveries.Max().TotalSeconds:0.00} s (limit {limit.TotalSeconds:0} s); " : "") +
        $"codes {string.Join(", ", Codes)}";
}
