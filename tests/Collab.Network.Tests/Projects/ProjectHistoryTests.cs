using System.Collections.Immutable;
using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using FsCheck;
using FsCheck.Fluent;
using static Collab.Network.Tests.Projects.GivenProject;

namespace Collab.Network.Tests.Projects;

/// <summary>What holds after any sequence of commands by anybody.</summary>
public class ProjectHistoryTests
{
    static readonly ImmutableArray<PersonId> People = [Aino, Bo, Carla];
    static readonly ImmutableArray<AgencyId> Agencies = [Lahti, Porvoo, FoodAuthority];
    static readonly ImmutableArray<Viewer> Viewers = [AsAino, AsBo, AsCarla, AsFacilitator, Viewer.Visitor(), Viewer.System];

    static readonly Gen<Text> Texts =
        from value in Gen.Elements("a", "b", " ", "Ensin yhdessä, sitten kokeillen")
        from language in Gen.Elements(Enum.GetValues<Language>())
        select Text.Of(value, language);

    static readonly Gen<Text?> OptionalTexts = Gen.OneOf(Gen.Constant((Text?)null), Texts.Select(text => (Text?)text));

    static readonly Gen<ProjectCommand> Commands = Gen.OneOf(
        Texts.Select(ProjectCommand (text) => new RenameProject(text)),
        Texts.Select(ProjectCommand (text) => new ReviseChallenge(text)),
        Texts.Select(ProjectCommand (text) => new DescribeBaseline(text)),
        Texts.Select(ProjectCommand (text) => new AgreeOnWork(text)),
        Gen.Elements("a", "#A", "b", "ei käy").ListOf().Select(ProjectCommand (tags) => new SetHashtags([.. tags])),
        Gen.Elements(Enum.GetValues<ProjectAudience>()).Select(ProjectCommand (audience) => new SetAudience(audience)),
        Gen.Elements(Enum.GetValues<ProjectPhase>()).Select(ProjectCommand (phase) => new MoveToPhase(phase)),
        Gen.Elements(Agencies.AsEnumerable()).Select(ProjectCommand (agency) => new InviteAgency(agency)),
        Gen.Elements(Agencies.AsEnumerable()).Select(ProjectCommand (agency) => new WithdrawAgency(agency)),
        from person in Gen.Elements(People.AsEnumerable())
        from role in OptionalTexts
        from tier in Gen.Elements(Enum.GetValues<TeamTier>())
        select (ProjectCommand)new AddTeamMember(person, null, role, null, null, tier),
        from person in Gen.Elements(People.AsEnumerable())
        from role in OptionalTexts
        from background in OptionalTexts
        from tier in Gen.Elements(Enum.GetValues<TeamTier>())
        select (ProjectCommand)new EditTeamMember(person, null, role, background, false, null, tier),
        Gen.Elements(People.AsEnumerable()).Select(ProjectCommand (person) => new RemoveTeamMember(person)),
        from form in Gen.Elements(Enum.GetValues<MeetingForm>())
        from place in OptionalTexts
        select (ProjectCommand)new PlanKickOff(Begin, form, place, null, place, null),
        from summary in OptionalTexts
        from next in OptionalTexts
        select (ProjectCommand)new UpdateStatus(summary, next),
        from lessons in OptionalTexts
        from score in Gen.Choose(-1, 11)
        select (ProjectCommand)new CloseProject(lessons, score),
        from lessons in OptionalTexts
        select (ProjectCommand)new WriteLessons(lessons, null),
        Gen.Constant((ProjectCommand)new ReopenProject()));

    static readonly Arbitrary<(ProjectCommand Command, Viewer Viewer)[]> Stories =
        (from command in Commands
         from viewer in Gen.Elements(Viewers.AsEnumerable())
         select (command, viewer)).ArrayOf().ToArbitrary();

    [Fact]
    public void Whatever_is_asked_the_project_stays_whole()
        => Prop.ForAll(Stories, story => IsWhole(Live(story, (_, _, _) => { }))).QuickCheckThrowOnFailure();

    [Fact]
    public void Asking_the_same_again_changes_nothing()
        => Prop.ForAll(Stories, story =>
        {
            Live(story, (after, command, viewer) =>
            {
                Assert.Empty(command.Decide(after, Id, new CommandContext(viewer), ProjectFacts.None).Events);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_snapshot_reads_back_as_it_was_written()
        => Prop.ForAll(Stories, story =>
        {
            var written = JsonSerializer.Serialize(Live(story, (_, _, _) => { }), DomainJson.Options);
            var read = JsonSerializer.Deserialize<Project>(written, DomainJson.Options);
            Assert.Equal(written, JsonSerializer.Serialize(read, DomainJson.Options));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Events_read_back_as_they_were_written()
        => Prop.ForAll(Stories, story =>
        {
            var events = new List<ProjectEvent>();
            Live(story, (_, _, _) => { }, events);
            Assert.All(events, happened =>
            {
                var stored = Project.Aggregate.Events.Write(happened);
                var read = Project.Aggregate.Events.Read(new Journal.RecordedEvent(
                    Project.Aggregate.Stream(Id), 1, default, stored.Type, stored.Data, "system", Begin, null));
                Assert.Equal(stored.Data.ToArray(), Project.Aggregate.Events.Write(read.Event).Data.ToArray());
            });
        }).QuickCheckThrowOnFailure();

    /// <summary>Lets people ask for one thing after another, and tells of each that was granted with something happening.</summary>
    static Project Live(
        (ProjectCommand Command, Viewer Viewer)[] story, Action<Project, ProjectCommand, Viewer> granted, List<ProjectEvent>? events = null)
    {
        var project = Usual().State!;
        foreach (var (command, viewer) in story)
        {
            var decision = command.Decide(project, Id, new CommandContext(viewer), ProjectFacts.None);
            Assert.True(decision.Events.IsEmpty || decision.Refusals.IsEmpty);
            foreach (var happened in decision.Events)
            {
                var version = project.Version + 1;
                Project.Aggregate.Events.AssignTexts(happened, Project.Aggregate.Stream(Id), version, viewer.Person);
                project = Project.Aggregate.Fold(project, new Recorded<ProjectEvent>(happened, version, viewer.Person, Begin.AddMinutes(version)));
                events?.Add(happened);
            }

            if (!decision.Events.IsEmpty && project.RightsOf(viewer).MayEdit)
            {
                granted(project, command, viewer);
            }
        }

        return project;
    }

    static bool IsWhole(Project project)
        => project.IsClosed == project.ClosedAt.HasValue
            && project.IsClosed == project.ClosedFrom.HasValue
            && project.ClosedFrom != ProjectPhase.Closed
            && project.Recommendation is null or (>= 0 and <= 10)
            && project.Team.DistinctBy(member => member.Person).Count() == project.Team.Length
            && project.Agencies.Distinct().Count() == project.Agencies.Count()
            && project.Hashtags.DistinctBy(Hashtag.Key).Count() == project.Hashtags.Length
            && !string.IsNullOrWhiteSpace(project.Title.Value)
            && project.Audience.Scopes.SequenceEqual(OpenTo(project))
            && (!project.Team.IsEmpty || project.AudienceLevel is ProjectAudience.Public or ProjectAudience.Network)
            && project.WorkingAgreements.Select(agreement => agreement.Number).SequenceEqual(Enumerable.Range(1, project.WorkingAgreements.Length));

    static IEnumerable<string> OpenTo(Project project) => project.AudienceLevel switch
    {
        ProjectAudience.Public => [AccessScope.Public, AccessScope.Project(Id)],
        ProjectAudience.Network => [AccessScope.Network, AccessScope.Project(Id)],
        ProjectAudience.Agencies => [.. project.Agencies.Select(AccessScope.Agency), AccessScope.Project(Id)],
        _ => [AccessScope.Project(Id)],
    };
}
