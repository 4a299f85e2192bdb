using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>The rules of a project's hashtags, audience, phase and agencies.</summary>
static class ProjectSettingDecisions
{
    /// <summary>How many agencies may take part beside the owner.</summary>
    public const int MaxParticipants = 100;

    public static Decision Set(Project project, SetHashtags command, CommandContext context)
    {
        ImmutableArray<string> hashtags = [.. Hashtag.NormaliseAll(command.Hashtags)];
        if (Hashtag.Check(hashtags, "hashtags") is { } refusal)
        {
            return refusal;
        }

        if (hashtags.SequenceEqual(project.Hashtags, StringComparer.Ordinal))
        {
            return Decision.Nothing;
        }

        return project.HasMoved(ProjectParts.Hashtags, context.BasedOn)
            ? Refusal.Conflict("hashtags", Shown(hashtags), Shown(project.Hashtags))
            : new HashtagsChanged(hashtags);
    }

    public static Decision Set(Project project, SetAudience command, CommandContext context)
    {
        if (command.Audience == project.AudienceLevel)
        {
            return Decision.Nothing;
        }

        if (project.Team.IsEmpty && ProjectTeamDecisions.NobodyLeft(command.Audience, "audience") is { } refusal)
        {
            return refusal;
        }

        return project.HasMoved(ProjectParts.Audience, context.BasedOn)
            ? Refusal.Conflict("audience", command.Audience.ToString(), project.AudienceLevel.ToString())
            : new ProjectAudienceChanged(command.Audience);
    }

    /// <summary>Any direction is fine: going back is learning.</summary>
    public static Decision Move(Project project, MoveToPhase command, CommandContext context)
    {
        if (command.Phase == ProjectPhase.Closed)
        {
            return Refusal.Invalid(
                "phase",
                "Päätä projekti omalla toiminnollaan (closeProject), niin opit tulevat kirjatuiksi.",
                "Avsluta projektet med sin egen funktion (closeProject), så att lärdomarna skrivs ned.",
                "Close the project with closeProject, so that its lessons are written down.");
        }

        if (command.Phase == project.Phase)
        {
            return Decision.Nothing;
        }

        return project.HasMoved(ProjectParts.Phase, context.BasedOn)
            ? Refusal.Conflict("phase", command.Phase.ToString(), project.Phase.ToString())
            : new PhaseEntered(command.Phase);
    }

    public static Decision Invite(Project project, InviteAgency command)
    {
        if (project.Agencies.Contains(command.Agency))
        {
            return Decision.Nothing;
        }

        return project.Participants.Length >= MaxParticipants
            ? TooManyAgencies("agency")
            : new AgencyInvited(command.Agency);
    }

    public static Decision Withdraw(Project project, WithdrawAgency command)
    {
        if (command.Agency == project.Owner)
        {
            return Refusal.Invalid(
                "agency",
                "Tämä virasto omistaa projektin eikä voi jäädä pois. Päätä projekti, jos sitä ei jatketa.",
                "Den här myndigheten äger projektet och kan inte dra sig ur. Avsluta projektet om det inte fortsätter.",
                "This agency owns the project and cannot withdraw. Close the project if it does not go on.");
        }

        return project.Participants.Contains(command.Agency) ? new AgencyWithdrawn(command.Agency) : Decision.Nothing;
    }

    public static Refusal TooManyAgencies(string path)
        => Refusal.Invalid(
            path,
            $"Projektissa voi olla mukana enintään {MaxParticipants} virastoa omistajan lisäksi.",
            $"Högst {MaxParticipants} myndigheter utöver ägaren kan delta i ett projekt.",
            $"{MaxParticipants} agencies at most can take part beside the owner.");

    static string Shown(ImmutableArray<string> hashtags) => string.Join(' ', hashtags.Select(tag => "#" + tag));
}
