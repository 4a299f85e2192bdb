using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Faults.Checking;
using Collab.Faults.Load;
using Xunit;

namespace Collab.Faults;

/// <summary>A checker that finds nothing proves nothing: each kind of damage, done by hand to a sound history, must be found.</summary>
public sealed class CheckerTests
{
    const string Start = "a1b2c3-w01-000001";
    const string Revise = "a1b2c3-w01-000002";
    const string Register = "a1b2c3-w01-000003";
    const string Author = "0198f3a0000070008000000000000001";
    const string Goal = "goal-0198f3a0000070008000000000000002";
    const string Board = "goalboard-0198f3a0000070008000000000000003";
    const string Person = "person-0198f3a0000070008000000000000004";
    const string ProfileRow = """{"person_id": "0198f3a0-0000-7000-8000-000000000004"}""";

    static readonly ImmutableArray<JournalEvent> Events =
    [
        new(Goal, 1, 100, 3, "goal-started", $$"""{"title":"{{Start}}","origins":[{"title":"a1b2c3-w09-000009"}]}""", Author, Start),
        new(Goal, 2, 101, 1, "goal-reworded", $$"""{"title":"{{Revise}}"}""", Author, Revise),
        new(Board, 1, 100, 1, "goalboard-opened", "{}", Author, Start),
        new(Board, 2, 100, 2, "goalboard-goal-placed", "{}", Author, Start),
        new(Person, 1, 102, 1, "person-registered", "{}", Author, Register),
    ];

    static readonly ImmutableArray<JournalCommand> Commands = [new(Author, Start, Goal, 100), new(Author, Revise, Goal, 101), new(Author, Register, Person, 102)];

    static readonly Contents Sound = new(
        Events,
        Commands,
        new Dictionary<string, IReadOnlyList<string>> { ["network.goal"] = ["1", "2"], ["network.person_profile"] = [ProfileRow] });

    [Fact]
    public void A_sound_history_is_clean() => Assert.True(Check(Sound).IsClean, Check(Sound).ToString());

    [Fact]
    public void An_acknowledged_change_that_is_not_there_is_lost() =>
        Only(verdict => verdict.Lost, Check(Sound with { Events = Events.RemoveAt(1), Commands = Commands.RemoveAt(1) }));

    [Fact]
    public void An_acknowledged_change_that_a_read_after_it_does_not_show_is_lost() =>
        Only(verdict => verdict.Lost, Checker.Check(Gather(Log(), Sound, Sound) with { StaleReads = ["a read answered the old title"] }));

    [Fact]
    public void A_change_that_GraphQL_does_not_return_is_lost()
    {
        var evidence = Gather(Log(), Sound, Sound);
        Only(verdict => verdict.Lost, Checker.Check(evidence with { Views = [With(evidence.Views[0], Goal, view => view with { History = [view.History[0]] })] }));
    }

    [Fact]
    public void A_name_outside_the_journal_that_GraphQL_does_not_return_is_lost()
    {
        var evidence = Gather(Log(), Sound, Sound);
        var nameless = With(evidence.Views[0], Person, view => view with { State = "{}" });
        Only(verdict => verdict.Lost, Checker.Check(evidence with { Views = [nameless], RebuiltViews = nameless }));
    }

    [Fact]
    public void A_change_made_twice_under_its_key_is_doubled() =>
        Only(verdict => verdict.Doubled, Check(Sound with { Events = Events.Add(Events[1] with { Version = 3, Sequence = 2 }) }));

    [Fact]
    public void A_change_made_again_without_its_key_is_doubled() =>
        Only(verdict => verdict.Doubled, Check(Sound with { Events = Events.Add(Events[1] with { Version = 3, Transaction = 103, CommandId = null }) }));

    [Fact]
    public void A_key_that_stands_twice_is_doubled() =>
        Assert.NotEmpty(Check(Sound with { Commands = Commands.Add(Commands[1] with { Author = "another" }) }).Doubled);

    [Fact]
    public void A_change_that_GraphQL_returns_twice_is_doubled()
    {
        var evidence = Gather(Log(), Sound, Sound);
        Only(verdict => verdict.Doubled, Checker.Check(evidence with { Views = [With(evidence.Views[0], Goal, view => view with { History = [.. view.History, view.History[1]] })] }));
    }

    [Fact]
    public void Half_of_a_change_of_several_streams_is_torn() =>
        Only(verdict => verdict.Torn, Check(Sound with { Events = Events.RemoveAt(3) }));

    [Fact]
    public void Half_of_a_change_is_torn_even_when_nobody_was_answered()
    {
        var log = Log();
        log[0].Standing = Standing.Open;
        var contents = Sound with { Events = Events.RemoveAt(3) };
        Only(verdict => verdict.Torn, Checker.Check(Gather(log, contents, contents)));
    }

    [Fact]
    public void A_change_in_two_transactions_is_torn() =>
        Only(verdict => verdict.Torn, Check(Sound with { Events = Events.SetItem(3, Events[3] with { Transaction = 104, Sequence = 1 }) }));

    [Fact]
    public void A_gap_in_a_stream_is_torn() => Only(verdict => verdict.Torn, Check(Sound with { Events = Events.SetItem(1, Events[1] with { Version = 3 }) }));

    [Fact]
    public void A_later_version_at_an_earlier_position_is_torn() =>
        Only(verdict => verdict.Torn, Check(Sound with { Events = Events.SetItem(1, Events[1] with { Transaction = 99 }), Commands = Commands.SetItem(1, Commands[1] with { Transaction = 99 }) }));

    [Fact]
    public void Events_whose_command_has_no_key_are_torn() => Only(verdict => verdict.Torn, Check(Sound with { Commands = Commands.RemoveAt(1) }));

    [Fact]
    public void A_read_table_that_the_journal_does_not_make_is_torn()
    {
        var other = new Dictionary<string, IReadOnlyList<string>>(Sound.Tables) { ["network.goal"] = ["1", "3"] };
        Only(verdict => verdict.Torn, Checker.Check(Gather(Log(), Sound, Sound with { Tables = other })));
    }

    [Fact]
    public void A_column_that_an_older_version_did_not_know_is_compared_only_where_no_older_version_wrote()
    {
        var evidence = Gather(Log(), Row("a", 0), Row("a", 3));
        var known = new Dictionary<string, IReadOnlySet<string>> { ["network.agency"] = new HashSet<string> { "id", "name" } };
        Only(verdict => verdict.Torn, Checker.Check(evidence));
        Assert.True(Checker.Check(evidence with { OlderColumns = known }).IsClean);
        Only(verdict => verdict.Torn, Checker.Check(Gather(Log(), Row("b", 0), Row("a", 3)) with { OlderColumns = known }));
        Only(verdict => verdict.Torn, Checker.Check(evidence with { OlderColumns = new Dictionary<string, IReadOnlySet<string>>() }));

        static Contents Row(string name, int version) => Sound with
        {
            Tables = new Dictionary<string, IReadOnlyList<string>>(Sound.Tables) { ["network.agency"] = [$$"""{"id": 1, "name": "{{name}}", "version": {{version}}}"""] },
        };
    }

    [Fact]
    public void A_person_without_a_profile_is_torn() =>
        Only(verdict => verdict.Torn, Check(Sound with { Tables = new Dictionary<string, IReadOnlyList<string>>(Sound.Tables) { ["network.person_profile"] = [] } }));

    [Fact]
    public void A_memory_that_is_not_what_the_journal_makes_is_torn()
    {
        var evidence = Gather(Log(), Sound, Sound);
        Only(verdict => verdict.Torn, Checker.Check(evidence with { RebuiltViews = With(evidence.RebuiltViews, Goal, view => view with { State = "{}" }) }));
    }

    [Fact]
    public void A_view_of_one_server_of_several_that_is_not_what_the_journal_makes_is_torn()
    {
        var evidence = Gather(Log(), Sound, Sound);
        Only(verdict => verdict.Torn, Checker.Check(evidence with { Views = [evidence.Views[0], With(evidence.Views[0], Goal, view => view with { State = "{}" })] }));
    }

    [Fact]
    public void A_repeat_that_answers_another_thing_is_torn()
    {
        var log = Log();
        log[1].Subject = Board;
        Only(verdict => verdict.Torn, Checker.Check(Gather(log, Sound, Sound)));
    }

    [Fact]
    public void A_refused_change_that_stands_is_invented()
    {
        var log = Log();
        log[1].Standing = Standing.Refused;
        log[1].Troubles.Add("no");
        Only(verdict => verdict.Invented, Checker.Check(Gather(log, Sound, Sound)));
    }

    [Fact]
    public void A_change_that_nobody_sent_is_invented() => Only(verdict => verdict.Invented, Checker.Check(Gather(Log()[..2], Sound, Sound)));

    static Verdict Check(Contents contents) => Checker.Check(Gather(Log(), contents, contents));

    static Entry[] Log() =>
    [
        Acknowledged(Start, "startGoal", Goal, ("goal-started", 1), ("goalboard-goal-placed", 1)),
        Acknowledged(Revise, "reviseGoal", Goal, ("goal-reworded", 1)),
        Acknowledged(Register, "registerPerson", Person, ("person-registered", 1)),
    ];

    static Entry Acknowledged(string id, string field, string subject, params (string, int)[] expected) =>
        new(Author, new Command(id, field, "thing { id }", new JsonObject(), ExpectedEvents.Of(expected), _ => { })) { Standing = Standing.Acknowledged, Subject = subject, Sent = 1 };

    /// <summary>Evidence of a server that returns just what the journal holds.</summary>
    static Evidence Gather(Entry[] log, Contents survived, Contents rebuilt)
    {
        var views = survived.Events.GroupBy(each => each.Stream).ToDictionary(
            stream => stream.Key,
            stream => new AggregateView(Register, [.. stream.Select(each => new HistoryEntry(each.Version, each.Type, JsonSerializer.Deserialize<JsonElement>(each.Data)))]));
        return new Evidence(log, [], survived, [views], rebuilt, views);
    }

    static Dictionary<string, AggregateView> With(IReadOnlyDictionary<string, AggregateView> views, string stream, Func<AggregateView, AggregateView> change) =>
        new(views) { [stream] = change(views[stream]) };

    static void Only(Func<Verdict, List<string>> kind, Verdict verdict)
    {
        Assert.NotEmpty(kind(verdict));
        List<string>[] others = [.. new[] { verdict.Lost, verdict.Doubled, verdict.Torn, verdict.Invented }.Where(list => list != kind(verdict))];
        Assert.True(others.All(list => list.Count == 0), verdict.ToString());
    }
}
