using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Guides;

/// <summary>The samples of docs/guides/add-a-field.md, compiled and run.</summary>
public sealed partial class AddAFieldTests
{
    const string Sdl = """
        "A day of the calendar, as in RFC 3339: `2026-08-06`."
        scalar Date @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date.html")

        enum Language { FI SV EN }

        "How far a pledge is."
        enum PledgeStatus {
          "It was spoken."
          MADE
          "It was kept."
          KEPT_IN_TIME
        }

        "A promise to make."
        input MakePledgeInput {
          "How it reads."
          wording: String!
          "The day until which it is to be kept; no day is named when left out."
          due: Date
        }

        type Agency { id: ID! }
        type Person { id: ID! }

        type Pledge {
          "The day until which it is to be kept."
          due: Date!
          "How it reads."
          wording(
            "The language wanted; Finnish when left out."
            language: Language
          ): String!
          "Whose promise it is."
          agency: Agency
          "Who spoke the promise."
          spokenBy: Person
          "Who heard it, in the order of coming."
          witnesses: [Person!]!
          "How far it is."
          status: PledgeStatus!
        }

        type Query { pledges: [Pledge!]! }

        type Mutation {
          "Makes a pledge."
          makePledge(
            "What is promised."
            input: MakePledgeInput!
          ): Pledge
        }

        type Subscription {
          "Pledges of an agency as they are kept."
          pledgeKept(
            "The agency."
            agency: ID!
          ): Pledge!
        }
        """;

    enum Language
    {
        Fi,
        Sv,
        En,
    }

    enum PledgeStatus
    {
        Made,
        KeptInTime,
    }

    sealed record Agency(string Id);

    sealed record Person(string Id);

    sealed record Pledge(DateOnly Due, string Agency, string SpokenBy, IReadOnlyList<string> Witnesses, PledgeStatus Status)
    {
        public string In(Language language) => $"{Due.Year} ({language})";
    }

    sealed record WordingArguments(Language? Language);

    sealed record MakePledgeArguments(MakePledgeInput Input);

    sealed record MakePledgeInput(string Wording, Optional<DateOnly?> Due);

    sealed record PledgeKeptArguments(string Agency);

    sealed class Agencies(params IReadOnlyList<string> ids)
    {
        public ValueTask<Agency?> Find(string id) => new(ids.Contains(id) ? new Agency(id) : null);
    }

    sealed class People
    {
        public List<string> Loads { get; } = [];

        public ValueTask<IReadOnlyDictionary<string, Person>> Load(IReadOnlyList<string> ids)
        {
            Loads.Add(string.Join(' ', ids));
            return new(ids.Where(id => id != "x").ToDictionary(id => id, id => new Person(id)));
        }
    }

    sealed class Pledges(params IReadOnlyList<Pledge> all)
    {
        public static readonly Pledge[] Two =
        [
            new(new DateOnly(2026, 12, 31), "a", "p", ["q", "x", "r"], PledgeStatus.Made),
            new(new DateOnly(2027, 1, 31), "b", "q", [], PledgeStatus.KeptInTime),
        ];

        public ValueTask<Pledge?> Make(MakePledgeInput input) => new(all[0] with { Due = input.Due.Or(null) ?? all[0].Due });

        public IAsyncEnumerable<Pledge> Kept(string agency) => all.Where(pledge => pledge.Agency == agency).ToAsyncEnumerable();
    }

    sealed class Request(string document, params object[] services) : GraphQLRequest(document), IServiceProvider
    {
        public override IServiceProvider Services => this;

        public object? GetService(Type serviceType) => services.First(serviceType.IsInstanceOfType);
    }

    static GraphQLExecutor Executor()
    {
        var map = new ResolverMap();
        map.Enum<Language>("Language");
        map.Enum<PledgeStatus>("PledgeStatus");
        map.Input<MakePledgeInput>("MakePledgeInput");
        map.Scalar("Date", ScalarCodec.Text<DateOnly>("a date such as 2026-08-06", "yyyy-MM-dd"));
        map.Object<Agency>("Agency").Field("id", agency => agency.Id);
        map.Object<Person>("Person").Field("id", person => person.Id);
        map.Object<Pledge>("Pledge")
            .Field("due", pledge => pledge.Due)
            .Field("wording", (Pledge pledge, WordingArguments arguments, FieldContext _) => pledge.In(arguments.Language ?? Language.Fi))
            .AsyncField("agency", (pledge, context) => context.Service<Agencies>().Find(pledge.Agency))
            .BatchField("spokenBy", pledge => pledge.SpokenBy, (ids, context) => context.Service<People>().Load(ids))
            .BatchListField("witnesses", pledge => pledge.Witnesses, (ids, context) => context.Service<People>().Load(ids))
            .Field("status", pledge => pledge.Status);
        map.Query.Field("pledges", _ => Pledges.Two);
        map.Mutation.AsyncField("makePledge", (MakePledgeArguments arguments, FieldContext context) => context.Service<Pledges>().Make(arguments.Input));
        map.Subscription.StreamField("pledgeKept", (PledgeKeptArguments arguments, FieldContext context) => context.Service<Pledges>().Kept(arguments.Agency));
        return new GraphQLExecutor(ExecutableSchema.Build([new SourceText(Sdl, "pledges.graphql")], map));
    }

    [Fact]
    public async Task Fields_resolve_and_objects_are_loaded_in_batches()
    {
        var people = new People();
        using var response = await Executor().Execute(new Request(
            "{ pledges { due wording swedish: wording(language: SV) agency { id } spokenBy { id } witnesses { id } status } }", new Agencies("a"), people));

        Assert.Equal(
            """{"data":{"pledges":[{"due":"2026-12-31","wording":"2026 (Fi)","swedish":"2026 (Sv)","agency":{"id":"a"},"spokenBy":{"id":"p"},"witnesses":[{"id":"q"},{"id":"r"}],"status":"MADE"},"""
            + """{"due":"2027-01-31","wording":"2027 (Fi)","swedish":"2027 (Sv)","agency":null,"spokenBy":{"id":"q"},"witnesses":[],"status":"KEPT_IN_TIME"}]}}""",
            Text(response));
        Assert.Equal(["p q", "q x r"], people.Loads);
    }

    [Fact]
    public async Task A_mutation_gets_its_input()
    {
        using var response = await Executor().Execute(new Request("mutation { makePledge(input: { wording: \"…\", due: \"2028-02-29\" }) { due } }", new Pledges(Pledges.Two)));

        Assert.Equal("""{"data":{"makePledge":{"due":"2028-02-29"}}}""", Text(response));
    }

    [Fact]
    public async Task A_subscription_answers_each_event()
    {
        var executor = Executor();
        var request = new Request("subscription { pledgeKept(agency: \"b\") { due } }", new Pledges(Pledges.Two));
        var answers = new List<string>();
        await foreach (var response in executor.Subscribe(executor.Prepare(request.Document.Span, null).Operation!, request))
        {
            using (response)
                answers.Add(Text(response));
        }

        Assert.Equal(["""{"data":{"pledgeKept":{"due":"2027-01-31"}}}"""], answers);
    }

    [Fact]
    public void Guide_contains_these_samples()
    {
        var here = Lines(File.ReadAllText(ThisFile()));
        var samples = Sample().Matches(Guide()).Select(match => Lines(match.Groups[1].Value)).ToArray();

        Assert.True(samples.Length > 15, "The guide's samples are read at all.");
        Assert.All(samples, sample => Assert.Contains(sample, here, StringComparison.Ordinal));
    }

    [Fact]
    public void Guide_contains_the_actual_messages()
    {
        var said = Errors().ToArray();
        var messages = MessagePattern().Matches(Guide()).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(8, messages.Length);
        Assert.All(messages, message => Assert.Contains(said, fault => fault.Contains(message, StringComparison.Ordinal)));
    }

    static IEnumerable<string> Errors()
    {
        yield return Assert.Throws<InvalidOperationException>(() => new ResolverMap().Object<Pledge>("Pledge").Field("due", p => p.Due).Field("due", p => p.Due)).Message;
        Action<ObjectBinding<Pledge>>[] wrong =
        [
            pledge => pledge.Field("deu", p => p.Due).Field("wording", p => p.In(Language.Fi)).Field("agency", p => new Agencies().Find(p.Agency)).Field("status", p => p.Status),
            pledge => pledge.Field("due", p => p.SpokenBy).Field("wording", (Pledge p, Invalid.WordingArguments a, FieldContext _) => p.In(a.Language)),
        ];
        foreach (var bind in wrong)
        {
            var map = new ResolverMap();
            map.Enum<Language>("Language");
            map.Object<Agency>("Agency");
            map.Scalar("Date", ScalarCodec.Text<DateOnly>("a date such as 2026-08-06", "yyyy-MM-dd"));
            bind(map.Object<Pledge>("Pledge"));
            foreach (var fault in Assert.Throws<SchemaException>(() => ExecutableSchema.Build([new SourceText(Sdl, "pledges.graphql")], map)).Faults)
                yield return fault.ToString();
        }
    }

    static class Invalid
    {
        public sealed record WordingArguments(Language Language);
    }

    static string Text(GraphQLResponse response) => System.Text.Encoding.UTF8.GetString(response.Json.Span);

    static string Guide()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(ThisFile())!);
        while (!File.Exists(Path.Combine(folder.FullName, "Collab.sln")))
            folder = folder.Parent!;

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "guides", "add-a-field.md"));
    }

    static string ThisFile([CallerFilePath] string path = "") => path;

    /// <summary>Removes indentation.</summary>
    static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"```(?:csharp|graphql)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"^\| [^|]+ \| `([^|]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex MessagePattern();
}
