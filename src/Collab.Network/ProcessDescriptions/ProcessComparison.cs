namespace Collab.Network.ProcessDescriptions;

/// <summary>Two states of a description side by side, phase by phase.</summary>
/// <param name="From">The earlier.</param>
/// <param name="To">The later.</param>
/// <param name="Phases">Every phase of either, in the order of the later, those that are gone where they stood.</param>
sealed record ProcessComparison(ProcessDescription From, ProcessDescription To, IReadOnlyList<PhaseChange> Phases)
{
    public static ProcessComparison Of(ProcessDescription from, ProcessDescription to)
    {
        var (before, after) = (from.Phases.ToDictionary(phase => phase.Id.Number), to.Phases.ToDictionary(phase => phase.Id.Number));
        var stayed = Unmoved([.. from.Phases.Select(phase => phase.Id.Number).Where(after.ContainsKey)], [.. to.Phases.Select(phase => phase.Id.Number).Where(before.ContainsKey)]);
        var rows = to.Phases.Select(phase => PhaseChange.Of(before.GetValueOrDefault(phase.Id.Number), phase, !stayed.Contains(phase.Id.Number))).ToList();

        // What is gone stands behind the phase that it stood behind.
        var place = 0;
        foreach (var phase in from.Phases)
        {
            if (after.ContainsKey(phase.Id.Number))
            {
                place = stayed.Contains(phase.Id.Number) ? rows.FindIndex(row => row.After?.Id.Number == phase.Id.Number) + 1 : place;
            }
            else
            {
                rows.Insert(place++, PhaseChange.Of(phase, null, false));
            }
        }

        return new ProcessComparison(from, to, rows);
    }

    /// <summary>The phases of the longest sequence that both orders share; the others are those that moved.</summary>
    static HashSet<int> Unmoved(int[] before, int[] after)
    {
        var places = before.Select((number, index) => (number, index)).ToDictionary(one => one.number, one => one.index);
        var sequence = Array.ConvertAll(after, number => places[number]);
        var (ends, links) = (new List<int>(), new int[sequence.Length]);
        for (var index = 0; index < sequence.Length; index++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = sequence[ends[middle]] < sequence[index] ? (middle + 1, high) : (low, middle);
            }

            links[index] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(index);
            }
            else
            {
                ends[low] = index;
            }
        }

        var stayed = new HashSet<int>();
        for (var index = ends.Count == 0 ? -1 : ends[^1]; index >= 0; index = links[index])
        {
            stayed.Add(after[index]);
        }

        return stayed;
    }
}

/// <summary>What became of one phase.</summary>
/// <param name="Before">The phase in the earlier state; null when it was added.</param>
/// <param name="After">The phase in the later state; null when it was removed.</param>
/// <param name="Kinds">What changed; none when nothing did.</param>
/// <param name="Details">What of it changed, when it was reworded or changed.</param>
sealed record PhaseChange(Phase? Before, Phase? After, IReadOnlyList<PhaseChangeKind> Kinds, IReadOnlyList<PhaseDetail> Details)
{
    public static PhaseChange Of(Phase? before, Phase? after, bool hasMoved)
    {
        if (before is null || after is null)
        {
            return new PhaseChange(before, after, [before is null ? PhaseChangeKind.Added : PhaseChangeKind.Removed], []);
        }

        PhaseDetail[] details = [.. Enum.GetValues<PhaseDetail>().Where(detail => !AreSame(Of(before.Definition, detail), Of(after.Definition, detail)))];
        var isReworded = details.Any(detail => detail is PhaseDetail.Title or PhaseDetail.Description);
        return new PhaseChange(
            before,
            after,
            [
                .. hasMoved ? [PhaseChangeKind.Moved] : Array.Empty<PhaseChangeKind>(),
                .. isReworded ? [PhaseChangeKind.Reworded] : Array.Empty<PhaseChangeKind>(),
                .. details.Any(detail => detail is not (PhaseDetail.Title or PhaseDetail.Description)) ? [PhaseChangeKind.Changed] : Array.Empty<PhaseChangeKind>(),
            ],
            details);
    }

    static IEnumerable<object?> Of(PhaseDefinition phase, PhaseDetail detail) => detail switch
    {
        PhaseDetail.Title => [phase.Title],
        PhaseDetail.Description => [phase.Description],
        PhaseDetail.Roles => phase.Roles,
        PhaseDetail.StakeholderGroups => phase.Groups,
        PhaseDetail.Inputs => phase.Inputs,
        PhaseDetail.Outputs => phase.Outputs,
        PhaseDetail.Systems => phase.Systems,
        PhaseDetail.PainPoints => phase.PainPoints,
        PhaseDetail.Duration => [phase.Duration],
        _ => [phase.Branching, phase.Next is null, .. phase.Next ?? []],
    };

    static bool AreSame(IEnumerable<object?> one, IEnumerable<object?> other) => one.SequenceEqual(other);
}

enum PhaseChangeKind
{
    Added,
    Removed,
    Moved,
    Reworded,
    Changed,
}

enum PhaseDetail
{
    Title,
    Description,
    Roles,
    StakeholderGroups,
    Inputs,
    Outputs,
    Systems,
    PainPoints,
    Duration,
    Next,
}
