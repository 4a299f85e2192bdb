using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>What the input of every turn of a goal carries.</summary>
interface ITurnInput : IMentionsPeople
{
    TextEdit Reason { get; }

    ImmutableArray<InsightId> InsightIds { get; }

    DeciderInput? DecidedBy { get; }

    ImmutableArray<Mention> IMentionsPeople.Mentions => DecidedBy is { Person: { } person } ? [new(person, "decidedBy.person")] : [];
}

sealed record DeciderInput(PersonId? Person = null, TextEdit? Group = null);

/// <summary>A command that names people, who must be there: a goal must not be decided or owned by nobody.</summary>
interface IMentionsPeople
{
    ImmutableArray<Mention> Mentions { get; }
}

/// <summary>A person whom a command names, and the input field.</summary>
readonly record struct Mention(PersonId Person, string Path);

/// <summary>Rules that goals share with the board they stand on. Bounds keep one goal small enough to be held in memory.</summary>
static class GoalRules
{
    public const int MaxRevisions = 500;
    const int MaxInsights = 50;

    public static Grounds ToGrounds(this ITurnInput input)
        => new(
            input.Reason.ToRequiredText(),
            [.. input.InsightIds.Distinct()],
            input.DecidedBy is { } decider ? new Decider(decider.Person, decider.Group.ToText()) : null);

    /// <summary>What is wrong with what made a goal turn: it has a reason, not too many insights, and one decider at the most.</summary>
    public static IEnumerable<Refusal> Wrong(Grounds grounds)
        => Rules.Found(
            Rules.Body(grounds.Reason, "reason"),
            grounds.Insights.Length > MaxInsights ? TooMany("insightIds", MaxInsights) : null,
            grounds.DecidedBy is { } decider ? DecidedBy(decider) : null);

    /// <summary>Why a goal cannot turn now; null when it can.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="basedOn">The version of the goal that the command was based on.</param>
    /// <param name="path">The input field that names the goal.</param>
    /// <param name="from">Where it has to stand.</param>
    public static Refusal? CannotTurn(Goal goal, int? basedOn, string path, GoalStatus from = GoalStatus.Active)
        => basedOn > goal.Version ? NotYetThere(path)
            : goal.HasMoved(GoalParts.Wording, basedOn) ? Refusal.Conflict(path, null, goal.Wording.Title.Value)
            : goal.Status != from ? NotActive(goal, path)
            : goal.Revisions.Length >= MaxRevisions ? TooMany(path, MaxRevisions)
            : null;

    /// <summary>The conflict of a field that somebody else has changed; null when both want the same.</summary>
    public static Refusal? Conflict(string field, Text? wanted, Text? now) => wanted == now ? null : Refusal.TextConflict(field, wanted, now);

    /// <summary>The conflict of a field that somebody else has changed; null when both want the same.</summary>
    public static Refusal? Conflict(string field, string? wanted, string? now) => wanted == now ? null : Refusal.Conflict(field, wanted, now);

    /// <summary>The refusal of a list over its bound.</summary>
    public static Refusal TooMany(string path, int max)
        => Refusal.Invalid(
            path,
            $"Näitä voi olla enintään {max}. Jätä osa pois.",
            $"Det kan finnas högst {max} av dessa. Lämna bort en del.",
            $"There can be {max} of these at most. Leave some out.");

    /// <summary>The refusal to change a goal that does not stand as active.</summary>
    public static Refusal NotActive(Goal goal, string path) => goal.Status is GoalStatus.Dropped
        ? Refusal.Invalid(
            path,
            "Tavoitteesta on luovuttu. Ota se ensin takaisin.",
            "Målet har släppts. Ta först upp det på nytt.",
            "This goal was let go. Revive it first.")
        : Refusal.Invalid(
            path,
            "Tavoite jatkuu toisissa tavoitteissa. Muuta niitä.",
            "Målet lever vidare i andra mål. Ändra dem.",
            "This goal lives on in others. Change those.");

    /// <summary>Goals are as readable as their project, and changed by those who may edit it; otherwise the refusal.</summary>
    /// <param name="rights">What the viewer may do with the project.</param>
    /// <param name="path">The input field that names what a viewer who may not read is told is not there.</param>
    public static Refusal? MayEdit(ProjectRights rights, string path)
        => rights.Refuse(path, () => Refusal.Forbidden(
            "Vain projektin tiimi, verkoston fasilitaattorit ja ylläpitäjät voivat muuttaa projektin tavoitteita.",
            "Endast projektets team och nätverkets facilitatorer och administratörer kan ändra projektets mål.",
            "Only the project's team, and facilitators and administrators of the network, can change its goals."));

    static Refusal? DecidedBy(Decider decider) => decider switch
    {
        { Person: not null, Group: not null } or { Person: null, Group: null } => Refusal.Invalid(
            "decidedBy",
            "Kerro joko henkilö tai ryhmä.",
            "Ange antingen en person eller en grupp.",
            "Tell either a person or a group."),
        { Group: { } group } => Rules.Title(group, "decidedBy.group"),
        _ => null,
    };

    static Refusal NotYetThere(string path)
        => Refusal.Invalid(
            path,
            "Tavoitteesta ei ole vielä tätä versiota. Anna version numero, jonka luit.",
            "Målet har inte den här versionen ännu. Ange numret på den version du läste.",
            "The goal has no such version yet. Give the number of the version that you read.");
}
