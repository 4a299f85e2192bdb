using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Tests.Projects;

/// <summary>Given what happened to a project, when somebody asks for something, then this happens.</summary>
sealed class GivenProject(Project? state)
{
    public static readonly ProjectId Id = new(Guid.Parse("0198f300-0000-7000-8000-000000000001"));
    public static readonly AgencyId Lahti = new(Guid.Parse("0198f300-0000-7000-8000-0000000000a1"));
    public static readonly AgencyId Porvoo = new(Guid.Parse("0198f300-0000-7000-8000-0000000000a2"));
    public static readonly AgencyId FoodAuthority = new(Guid.Parse("0198f300-0000-7000-8000-0000000000a3"));
    public static readonly PersonId Aino = new(Guid.Parse("0198f300-0000-7000-8000-0000000000b1"));
    public static readonly PersonId Bo = new(Guid.Parse("0198f300-0000-7000-8000-0000000000b2"));
    public static readonly PersonId Carla = new(Guid.Parse("0198f300-0000-7000-8000-0000000000b3"));
    public static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly ProjectStarted Started = new(
        Id, "tiedolla-johtaminen-000001", Fi("Tiedolla johtaminen"), null, Lahti, [Porvoo], ProjectAudience.Network, ["tieto"]);

    public static readonly TeamMemberJoined AinoJoined = new(Aino, Lahti, null, null, TeamTier.Core);
    public static readonly TeamMemberJoined BoJoined = new(Bo, Porvoo, null, null, TeamTier.Open);

    /// <summary>A project of Lahti and Porvoo whose core is Aino and which Bo joins openly.</summary>
    public static GivenProject Usual(params ProjectEvent[] happened) => Events([Started, AinoJoined, BoJoined, .. happened]);

    public static GivenProject Nothing { get; } = new(null);

    public Project? State => state;

    public static GivenProject Events(params IEnumerable<ProjectEvent> happened)
    {
        Project? state = null;
        foreach (var e in happened)
        {
            var version = (state?.Version ?? 0) + 1;
            state = Project.Aggregate.Fold(state, new Recorded<ProjectEvent>(e, version, Aino, Begin.AddMinutes(version)));
        }

        return new GivenProject(state);
    }

    public static Text Fi(string text) => Text.Of(text, Language.Fi);

    /// <summary>A viewer who is signed in, belongs to an agency and has roles.</summary>
    public static Viewer Signed(PersonId person, AgencyId agency, params ImmutableArray<NetworkRole> roles)
        => new(person, Language.Fi) { Agencies = [agency], Roles = roles };

    public static Viewer AsAino { get; } = Signed(Aino, Lahti);

    public static Viewer AsBo { get; } = Signed(Bo, Porvoo);

    public static Viewer AsCarla { get; } = Signed(Carla, FoodAuthority);

    public static Viewer AsFacilitator { get; } = Signed(Carla, FoodAuthority, NetworkRole.Facilitator);

    public Decision<ProjectEvent> When(ProjectCommand command, Viewer? by = null, int? basedOn = null, ProjectFacts? facts = null)
        => command.Decide(state, Id, new CommandContext(by ?? AsAino, basedOn), facts ?? ProjectFacts.None);
}
