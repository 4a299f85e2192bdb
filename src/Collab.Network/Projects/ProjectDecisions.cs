using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>The rules of projects: who may ask for what, and how a project starts. What a team may then do stands beside it, a file for each concern.</summary>
static class ProjectDecisions
{
    /// <summary>The project is not there, or not for this viewer.</summary>
    public static Refusal Missing { get; } = Refusal.NotFound("project");

    public static Decision Decide(Project? project, ProjectId id, ProjectCommand command, CommandContext context, ProjectFacts facts)
        => (project, command) switch
        {
            (null, StartProject start) => ProjectStartDecisions.Start(id, start, context.Viewer, facts),
            (null, _) => Missing,
            (_, StartProject) => Decision.Nothing,
            _ when !project.RightsOf(context.Viewer).MayEdit => Refusal.Forbidden(
                "Vain projektin tiimi, fasilitaattorit ja verkoston ylläpitäjät voivat muuttaa projektia.",
                "Endast projektets team, facilitatorer och nätverkets administratörer kan ändra projektet.",
                "Only the project's team, facilitators and administrators of the network can change the project."),
            (_, CloseProject close) => ProjectClosingDecisions.Close(project, close, context),
            (_, WriteLessons write) => ProjectClosingDecisions.Write(project, write, context),
            (_, ReopenProject) => ProjectClosingDecisions.Reopen(project),
            _ when project.IsClosed => ProjectRights.Closed(),
            _ when !facts.Missing.IsEmpty => Decision.Refuse([.. facts.Missing.Select(Refusal.NotFound)]),
            _ => Change(project, command, context, facts),
        };

    static Decision Change(Project project, ProjectCommand command, CommandContext context, ProjectFacts facts) => command switch
    {
        RenameProject rename => ProjectWorkDecisions.Rename(project, rename, context),
        ReviseChallenge revise => ProjectWorkDecisions.Revise(project, revise, context),
        DescribeBaseline describe => ProjectWorkDecisions.Describe(project, describe, context),
        AgreeOnWork agree => ProjectWorkDecisions.Agree(project, agree, context),
        PlanKickOff plan => ProjectWorkDecisions.Plan(project, plan, context),
        UpdateStatus update => ProjectWorkDecisions.Update(project, update, context),
        SetHashtags set => ProjectSettingDecisions.Set(project, set, context),
        SetAudience set => ProjectSettingDecisions.Set(project, set, context),
        MoveToPhase move => ProjectSettingDecisions.Move(project, move, context),
        InviteAgency invite => ProjectSettingDecisions.Invite(project, invite),
        WithdrawAgency withdraw => ProjectSettingDecisions.Withdraw(project, withdraw),
        AddTeamMember add => ProjectTeamDecisions.Add(project, add, context, facts),
        EditTeamMember edit => ProjectTeamDecisions.Edit(project, edit, context, facts),
        RemoveTeamMember remove => ProjectTeamDecisions.Remove(project, remove, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>When a part has moved on: one refusal for each field that the edit would have changed, with both versions.</summary>
    /// <param name="project">The project.</param>
    /// <param name="part">The part, one of <see cref="ProjectParts"/>.</param>
    /// <param name="basedOn">The version that the edit was based on.</param>
    /// <param name="fields">The part's fields: the input field, what the edit says (null when nothing), and what stands there.</param>
    public static ImmutableArray<Refusal> Conflicts(
        Project project,
        string part,
        int? basedOn,
        params ReadOnlySpan<(string Path, object? Yours, object? Current)> fields)
    {
        if (!project.HasMoved(part, basedOn))
        {
            return [];
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var (path, yours, current) in fields)
        {
            if (yours is not null && !AreSame(yours, current))
            {
                refusals.Add(yours is Text text ? Refusal.TextConflict(path, text, current as Text) : Refusal.Conflict(path, Shown(yours), Shown(current)));
            }
        }

        return refusals.DrainToImmutable();
    }

    /// <summary>A moment is the same only with the same offset: <see cref="DateTimeOffset"/> compares what the clock in Greenwich showed, not what people wrote.</summary>
    static bool AreSame(object yours, object? current)
        => yours is DateTimeOffset wanted && current is DateTimeOffset now ? wanted.EqualsExact(now) : yours.Equals(current);

    static string? Shown(object? value) => value is DateTimeOffset moment
        ? moment.ToString("yyyy-MM-dd'T'HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture)
        : value?.ToString();
}
