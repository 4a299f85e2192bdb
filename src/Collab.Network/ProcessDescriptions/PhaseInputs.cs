using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Collab.Network.Kernel;

namespace Collab.Network.ProcessDescriptions;

sealed record PhaseNameInput(TextEdit Name);

sealed record StakeholderGroupInput(TextEdit Name, string? Stakeholder = null);

sealed record PainPointInput(TextEdit Text, PainSeverity? Severity = null);

/// <summary>A phase that comes after: one that is there, or one at a place in the list of new ones, from 1.</summary>
sealed record PhaseLinkInput(PhaseId? Phase = null, int? Place = null, TextEdit? Condition = null);

sealed record PhaseLinesInput(string Text, Language Language);

sealed record NewPhaseInput(
    TextEdit Title,
    TextEdit? Description = null,
    IReadOnlyList<PhaseNameInput>? Roles = null,
    IReadOnlyList<StakeholderGroupInput>? StakeholderGroups = null,
    IReadOnlyList<PhaseNameInput>? Inputs = null,
    IReadOnlyList<PhaseNameInput>? Outputs = null,
    IReadOnlyList<PhaseNameInput>? Systems = null,
    IReadOnlyList<PainPointInput>? PainPoints = null,
    string? Duration = null,
    PhaseBranching? Branching = null,
    IReadOnlyList<PhaseLinkInput>? Next = null);

/// <summary>Makes definitions of what people write.</summary>
static partial class PhaseInputs
{
    /// <summary>Every phase of an input, without the links between them.</summary>
    public static ImmutableArray<PhaseDefinition> ToDefinitions(IReadOnlyList<NewPhaseInput>? phases, PhaseLinesInput? lines)
        => [.. (phases ?? []).Select(ToDefinition), .. lines is null ? [] : Parse(lines)];

    public static PhaseDefinition ToDefinition(NewPhaseInput input) => new(
        input.Title.ToRequiredText(),
        input.Description.ToText(),
        input.Roles.ToTexts(),
        input.StakeholderGroups.ToGroups(),
        input.Inputs.ToTexts(),
        input.Outputs.ToTexts(),
        input.Systems.ToTexts(),
        input.PainPoints.ToPainPoints(),
        input.Duration,
        input.Branching ?? PhaseBranching.All);

    public static ImmutableArray<Text> ToTexts(this IReadOnlyList<PhaseNameInput>? names) => [.. (names ?? []).Select(name => name.Name.ToRequiredText())];

    public static ImmutableArray<StakeholderGroup> ToGroups(this IReadOnlyList<StakeholderGroupInput>? groups)
        => [.. (groups ?? []).Select(group => new StakeholderGroup(group.Name.ToRequiredText(), group.Stakeholder))];

    public static ImmutableArray<PainPoint> ToPainPoints(this IReadOnlyList<PainPointInput>? points)
        => [.. (points ?? []).Select(point => new PainPoint(point.Text.ToRequiredText(), point.Severity))];

    /// <summary>
    /// A pasted list: a line is a phase. Numbers, dashes and bullets before it are left out, and blank lines. Where a line has tabs, as from a spreadsheet, roles stand behind the first and
    /// stakeholder groups behind the second, several with semicolons between them.
    /// </summary>
    static IEnumerable<PhaseDefinition> Parse(PhaseLinesInput lines)
    {
        foreach (var line in lines.Text.Split('\n'))
        {
            var columns = Bullet().Replace(line.Trim(), "").Split('\t');
            if (columns[0].Trim() is { Length: > 0 } title)
            {
                yield return PhaseDefinition.Of(Text.Of(title, lines.Language)) with
                {
                    Roles = [.. Several(columns.ElementAtOrDefault(1), lines.Language)],
                    Groups = [.. Several(columns.ElementAtOrDefault(2), lines.Language).Select(name => new StakeholderGroup(name))],
                };
            }
        }
    }

    static IEnumerable<Text> Several(string? cell, Language language)
        => (cell ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => Text.Of(name, language));

    [GeneratedRegex(@"^(?:[-–—•*·▪]+\s+|\(?\d{1,3}(?:\.\d{1,3})*[.):]\s+|\(?\d{1,3}\t)", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
