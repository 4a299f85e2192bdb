using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;
using Collab.Network.Projects;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>What lists admit by SQL is what the rule admits in memory, for every project and every viewer.</summary>
public class SqlAccessProperties(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const int Agencies = 4;
    const int People = 5;

    static Gen<int[]> Some(int of) => Gen.SubListOf(Enumerable.Range(0, of)).Select(list => list.ToArray());

    static Gen<Drawn> Projects { get; } =
        from owner in Gen.Choose(0, Agencies - 1)
        from participants in Some(Agencies)
        from audience in Gen.Elements(Enum.GetValues<ProjectAudience>())
        from team in Some(People)
        from phase in Gen.Elements(Enum.GetValues<ProjectPhase>())
        select new Drawn(owner, participants, audience, team, phase);

    static Gen<Looker> Viewers { get; } =
        from person in Gen.Choose(-1, People - 1)
        from agencies in Some(Agencies)
        from roles in Some(2)
        select new Looker(person, agencies, [.. roles.Select(role => (NetworkRole)role)]);

    [Fact]
    public void Lists_admit_by_sql_what_the_rule_admits_in_memory()
        => Prop.ForAll(Gen.NonEmptyListOf(Projects).ToArbitrary(), Gen.ListOf(Viewers, 4).ToArbitrary(), (projects, viewers)
            => Task.Run(() => Compare([.. projects.Take(12)], viewers)).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    async Task Compare(IReadOnlyList<Drawn> drawn, IEnumerable<Looker> lookers)
    {
        AgencyId[] agencies = [.. Enumerable.Range(0, Agencies).Select(_ => network.NewId<AgencyId>())];
        PersonId[] people = [.. Enumerable.Range(0, People).Select(_ => network.NewId<PersonId>())];
        var projects = drawn.Select(one => one.Made(network.NewId<ProjectId>(), agencies, people)).ToArray();
        await using (var batch = network.Database.DataSource.CreateBatch())
        {
            foreach (var statement in projects.SelectMany(project => new ProjectTable().Project(project)))
            {
                batch.BatchCommands.Add(statement);
            }

            await batch.ExecuteNonQueryAsync();
        }

        foreach (var looker in lookers)
        {
            var viewer = looker.Person < 0 ? Viewer.Visitor() : new Viewer(people[looker.Person], Language.Fi)
            {
                Agencies = [.. looker.Agencies.Select(agency => agencies[agency])],
                Roles = looker.Roles,
                MemberScopes = network.Service<PersonScopes>(),
            };
            foreach (var order in Enum.GetValues<ProjectOrder>())
            {
                var page = await network.Service<ProjectQueries>().List(
                    new ProjectFilter { Agencies = agencies }, order, new PageRequest(100, false, null, null), viewer, default);
                var admitted = projects.Where(project => project.RightsOf(viewer).MayRead).Select(project => project.Id.Value).Order();
                Assert.Equal(admitted, page.Edges.Select(edge => edge.Node.Id).Order());
                Assert.Equal(page.Edges.Count, await page.Count());
            }
        }
    }

    sealed record Looker(int Person, int[] Agencies, ImmutableArray<NetworkRole> Roles);

    sealed record Drawn(int Owner, int[] Participants, ProjectAudience Audience, int[] Team, ProjectPhase Phase)
    {
        public Project Made(ProjectId id, AgencyId[] agencies, PersonId[] people)
        {
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(Owner);
            var started = new ProjectStarted(
                id, "p-" + id.Key(), Text.Of("Otsikko", Language.Fi)!, null, agencies[Owner], [.. Participants.Where(one => one != Owner).Select(one => agencies[one])], Audience, []);
            ProjectEvent[] events = [started, .. Team.Select(one => new TeamMemberJoined(people[one], null, null, null, TeamTier.Open)), new PhaseEntered(Phase)];
            return events.Select((happened, index) => new Recorded<ProjectEvent>(happened, index + 1, null, at))
                .Aggregate((Project?)null, (project, recorded) => Project.Aggregate.Fold(project, recorded))!;
        }
    }
}
