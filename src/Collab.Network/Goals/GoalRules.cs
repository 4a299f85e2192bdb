using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Rules that goals share with the board they stand on. Bounds keep one goal small enough to be held in memory.</summary>
static class GoalRules
{
    public const int MaxInsights = 50;

    /// <summary>A goal's words: a title, and a text that is not blank when there is one.</summary>
    /// <param name="wording">The words.</param>
    /// <param name="path">Where in the input they stand, with a dot at the end; empty at its top.</param>
    public static IEnumerable<Refusal> Wording(Wording wording, string path = "")
        => Rules.Found(Rules.Title(wording.Title, path + "title"), Rules.Body(wording.Text, path + "text"));

    /// <summary>What made a goal turn: a reason, not too many insights, and one decider at the most.</summary>
    public static IEnumerable<Refusal> Grounds(Grounds grounds)
        => Rules.Found(
            Rules.Body(grounds.Reason, "reason"),
            grounds.Insights.Length > MaxInsights ? TooMany("insightIds", MaxInsights) : null,
            grounds.DecidedBy is { } decider ? DecidedBy(decider) : null);

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
}
