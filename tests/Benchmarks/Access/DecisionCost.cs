using System.Collections.Immutable;
using System.Diagnostics;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Benchmarks.Access;

/// <summary>Who may read a project, decided from its state: a team of eight, four agencies, and a viewer of two agencies with thirty scopes.</summary>
static class DecisionCost
{
    const int Rounds = 7;
    const int Decisions = 2_000_000;

    static readonly AgencyId[] Agencies = [.. Enumerable.Range(0, 6).Select(_ => new AgencyId(Guid.CreateVersion7()))];
    static readonly PersonId[] People = [.. Enumerable.Range(0, 9).Select(_ => new PersonId(Guid.CreateVersion7()))];

    public static async Task Measure(TextWriter output)
    {
        var worst = 0.0;
        foreach (var audience in Enum.GetValues<ProjectAudience>())
        {
            foreach (var (name, viewer) in new (string, Viewer)[]
            {
                ("a visitor", Viewer.Visitor()),
                ("a stranger", Signed(People[8], Agencies[4], Agencies[5])),
                ("a colleague", Signed(People[8], Agencies[4], Agencies[3])),
                ("the last of the team", Signed(People[7], Agencies[4], Agencies[5])),
            })
            {
                var (project, best) = (Project(audience), double.MaxValue);
                for (var round = 0; round < Rounds; round++)
                {
                    best = Math.Min(best, Round(project, viewer));
                }

                worst = Math.Max(worst, best);
                await output.WriteLineAsync($"decision: {audience,-9} {name,-21} {best,6:N1} ns");
            }
        }

        await output.WriteLineAsync($"decision: worst {worst:N1} ns, to be under 100");
    }

    static double Round(Project project, Viewer viewer)
    {
        var (began, readable) = (Stopwatch.GetTimestamp(), 0);
        for (var i = 0; i < Decisions; i++)
        {
            readable += project.RightsOf(viewer).MayRead ? 1 : 0;
        }

        var time = Stopwatch.GetElapsedTime(began).TotalNanoseconds / Decisions;
        return readable is 0 or Decisions ? time : throw new InvalidOperationException("One decision was another.");
    }

    static Viewer Signed(PersonId person, params ImmutableArray<AgencyId> agencies) => new(person, Language.Fi)
    {
        Agencies = agencies,
        MemberScopes = new TeamScopes(26),
    };

    static Project Project(ProjectAudience audience)
        => new(new ProjectId(Guid.CreateVersion7()), "p", Text.Of("P", Language.Fi)!, null, Agencies[0], [.. Agencies[1..4]], ProjectPhase.Forming, audience, [], DateTimeOffset.UnixEpoch)
        {
            Team = [.. People[..8].Select(person => new TeamMember(person, Agencies[0], null, null, TeamTier.Core, DateTimeOffset.UnixEpoch))],
        };
}
