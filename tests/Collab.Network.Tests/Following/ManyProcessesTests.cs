using System.Collections.Immutable;
using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Testing;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Outcome = Collab.Network.Kernel.Outcome;

namespace Collab.Network.Tests.Following;

/// <summary>Three processes on one database, all of which accept every command.</summary>
public sealed class ManyProcessesTests(NetworkFixture network) : IClassFixture<NetworkFixture>, IAsyncLifetime
{
    const int ProcessCount = 3;
    const int ProjectCount = 2;

    ImmutableArray<NetworkProcess> _processes = [];
    int _commands;

    /// <summary>Through which process, to which project, what kind of command, and through which process it is sent again, if through any.</summary>
    static Gen<Edit[]> Edits { get; } =
        (from process in Gen.Choose(0, ProcessCount - 1)
         from project in Gen.Choose(0, ProjectCount - 1)
         from kind in Gen.Choose(0, 3)
         from again in Gen.Choose(-2, ProcessCount - 1)
         select new Edit(process, project, kind, again)).ArrayOf(40);

    public async Task InitializeAsync()
        => _processes = [.. await Task.WhenAll(Enumerable.Range(0, ProcessCount).Select(_ => NetworkProcess.Start(network)))];

    public async Task DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }

    [Fact]
    public void Whatever_is_edited_through_whichever_process_all_come_to_the_same()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(8), Prop.ForAll(Edits.ToArbitrary(), edits => AllComeToTheSame(edits).GetAwaiter().GetResult()));

    [Fact]
    public async Task Of_edits_of_one_part_that_rest_on_one_version_one_is_made_and_the_others_are_told()
    {
        var (project, viewer) = await network.NewProject();
        var version = (await _processes[0].Project(project).Read(viewer))!.Version;

        var outcomes = await Task.WhenAll(_processes.Select((process, number) => process.Project(project).Decide(
            new ReviseChallenge(Text.Of($"Haaste {number}", Language.Fi)), new CommandContext(viewer, version))));

        var made = Assert.Single(outcomes, outcome => outcome.Refusals.IsEmpty);
        await AllReached(made);
        foreach (var process in _processes)
        {
            var written = (await process.Project(project).Read(viewer))!.Challenge!.Value;
            Assert.All(outcomes.SelectMany(outcome => outcome.Refusals), refusal => Assert.Equal((RefusalCode.Conflict, written), (refusal.Code, refusal.Current)));
        }
    }

    [Fact]
    public async Task Edits_of_different_parts_that_rest_on_one_version_are_all_made()
    {
        var (project, viewer) = await network.NewProject();
        var version = (await _processes[0].Project(project).Read(viewer))!.Version;
        ProjectCommand[] commands = [new RenameProject(Text.Of("Uusi", Language.Fi)), new ReviseChallenge(Text.Of("Haaste", Language.Fi)), new SetHashtags(["uusi"])];

        var outcomes = await Task.WhenAll(_processes.Select((process, number) => process.Project(project).Decide(commands[number], new CommandContext(viewer, version))));

        Assert.All(outcomes, outcome => NetworkFixture.Accepted(outcome));
        await AllReached(outcomes.MaxBy(outcome => outcome.Position!.Value)!);
        foreach (var process in _processes)
        {
            Assert.Equal(version + 3, (await process.Project(project).Read(viewer))!.Version);
        }
    }

    async Task<bool> AllComeToTheSame(Edit[] edits)
    {
        var projects = await Task.WhenAll(Enumerable.Range(0, ProjectCount).Select(_ => network.NewProject()));

        // Five editors at once, so that a few versions race and no command loses 16 times.
        var editing = edits.Chunk(edits.Length / 5).Select(async some =>
        {
            var made = new List<Outcome>();
            foreach (var edit in some)
            {
                made.Add(await Make(edit, projects[edit.Project]));
            }

            return made;
        });
        var outcomes = (await Task.WhenAll(editing)).SelectMany(made => made).ToList();

        await AllReached(outcomes.MaxBy(outcome => outcome.Position!.Value)!);
        foreach (var (project, viewer) in projects)
        {
            await AllHave(project, viewer);
        }

        return true;
    }

    /// <summary>Sends a command, maybe twice, and sees that the journal has it once.</summary>
    async Task<Outcome> Make(Edit edit, (ProjectId Project, Viewer Viewer) at)
    {
        var number = Interlocked.Increment(ref _commands);
        var context = new CommandContext(at.Viewer, null, $"edit-{number}", "fingerprint");
        var sent = Send(_processes[edit.Process]);
        var again = edit.Again < 0 ? sent : Send(_processes[edit.Again]);
        var (first, second) = (NetworkFixture.Accepted(await sent), NetworkFixture.Accepted(await again));
        Assert.Equal((first.Position, first.Subject), (second.Position, second.Subject));
        Assert.Equal([first.Position!.Value.Transaction], await TransactionsOf(context.ClientMutationId!));
        return first;

        Task<Outcome> Send(NetworkProcess process) => edit.Kind switch
        {
            0 => process.Project(at.Project).Decide(new SetHashtags([$"aihe{number}"]), context),
            1 => process.Project(at.Project).Decide(new ReviseChallenge(Text.Of($"Haaste {number}", Language.Fi)), context),
            2 => process.Board(at.Project).Decide(Ask.Open(Text.Of($"Kysymys {number}", Language.Fi)), context),
            _ => process.Board(at.Project).Decide(Ask.Start(network.NewGoal($"Tavoite {number}")), context),
        };
    }

    /// <summary>The transactions that hold events of a command.</summary>
    async Task<IReadOnlyList<ulong>> TransactionsOf(string commandId)
    {
        await using var command = network.Database.DataSource.CreateCommand("select distinct transaction from journal.event where command_id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = commandId });
        await using var reader = await command.ExecuteReaderAsync();
        var transactions = new List<ulong>();
        while (await reader.ReadAsync())
        {
            transactions.Add(reader.GetFieldValue<ulong>(0));
        }

        return transactions;
    }

    Task AllReached(Outcome outcome) => Task.WhenAll(_processes.Select(process => process.Reached(outcome)));

    /// <summary>Every process has what the journal says.</summary>
    async Task AllHave(ProjectId id, Viewer viewer)
    {
        var project = await Folded(Project.Aggregate, id);
        var board = await Folded(GoalBoard.Aggregate, id);
        foreach (var process in _processes)
        {
            Assert.Equal(Told(project), Told(await process.Project(id).Read(viewer)));
            Assert.Equal(Told(board), Told(await process.Board(id).Read(viewer)));
            foreach (var goal in board?.Goals ?? [])
            {
                Assert.Equal(Told(await Folded(Goal.Aggregate, goal)), Told(await process.Goal(goal).Read(viewer)));
            }
        }
    }

    async Task<TState?> Folded<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, TId id)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => (await network.Journal.Read(aggregate.Stream(id))).Aggregate((TState?)null, aggregate.Fold);

    static string Told<T>(T? state) => JsonSerializer.Serialize(state, DomainJson.Options);

    sealed record Edit(int Process, int Project, int Kind, int Again);
}
