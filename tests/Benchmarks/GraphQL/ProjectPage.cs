using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;

namespace Benchmarks.GraphQL;

/// <summary>A project page as the portal asks for it: about 150 fields and 6 KB, from records in memory, some behind value tasks that are complete.</summary>
static class ProjectPage
{
    public const string Document = """
        query ProjectPage($slug: String!, $language: Language) {
          project(slug: $slug) {
            id slug phase createdAt openForVisitors score
            title(language: $language) { value language original }
            challenge(language: $language) { value language original }
            agency { id name(language: $language) { value } homePage }
            team { role since isFacilitator person { id name agency { id slug } } }
            goals {
              id status
              wording(language: $language) { value language }
              revisions { number kind at reason(language: $language) { value } decidedBy { id name } }
            }
          }
        }
        """;

    public const string Variables = """{"slug":"smoother-moves","language":"FI"}""";

    const string Sdl = """
        scalar DateTime
        scalar URL
        enum Language { FI SV EN }
        enum Phase { STARTING EXPLORING TRYING CLOSED }
        enum Role { LEAD MEMBER FACILITATOR }
        enum GoalStatus { STARTING REVISED DROPPED }
        enum RevisionKind { REWORDED SPLIT MERGED }
        type Query { project(slug: String!): Project }
        type Text { value: String! language: Language! original: Boolean! }
        type Agency { id: ID! slug: String! name(language: Language): Text! homePage: URL }
        type Person { id: ID! name: String! agency: Agency! }
        type Member { role: Role! since: DateTime! isFacilitator: Boolean! person: Person! }
        type Revision { number: Int! kind: RevisionKind! at: DateTime! reason(language: Language): Text! decidedBy: Person! }
        type Goal { id: ID! status: GoalStatus! wording(language: Language): Text! revisions: [Revision!]! }
        type Project {
          id: ID! slug: String! phase: Phase! createdAt: DateTime! openForVisitors: Boolean! score: Float
          title(language: Language): Text! challenge(language: Language): Text
          agency: Agency! team: [Member!]! goals: [Goal!]!
        }
        """;

    enum Language
    {
        Fi,
        Sv,
        En,
    }

    enum Phase
    {
        Starting,
        Exploring,
        Trying,
        Closed,
    }

    enum Role
    {
        Lead,
        Member,
        Facilitator,
    }

    enum GoalStatus
    {
        Starting,
        Revised,
        Dropped,
    }

    enum RevisionKind
    {
        Reworded,
        Split,
        Merged,
    }

    sealed record Text(string Value, Language Language, bool Original);

    sealed record Agency(string Id, string Slug, Text Name, Uri HomePage);

    sealed record Person(string Id, string Name, Agency Agency);

    sealed record Member(Role Role, DateTimeOffset Since, bool IsFacilitator, Person Person);

    sealed record Revision(int Number, RevisionKind Kind, DateTimeOffset At, Text Reason, Person DecidedBy);

    sealed record Goal(string Id, GoalStatus Status, Text Wording, IReadOnlyList<Revision> Revisions);

    sealed record Project(
        string Id, string Slug, Phase Phase, DateTimeOffset CreatedAt, Text Title, Text Challenge, Agency Agency, IReadOnlyList<Member> Team, IReadOnlyList<Goal> Goals);

    sealed record ProjectArgs(string Slug);

    sealed record LanguageArgs(Language? Language);

    public static ExecutableSchema Schema()
    {
        var project = Example();
        var map = new ResolverMap();
        map.Query.AsyncField("project", (ProjectArgs a, FieldContext _) => ValueTask.FromResult(a.Slug == project.Slug ? project : null));
        map.Enum<Language>("Language").Enum<Phase>("Phase").Enum<Role>("Role").Enum<GoalStatus>("GoalStatus").Enum<RevisionKind>("RevisionKind");
        map.Scalar("DateTime", ScalarCodec.Rfc3339);
        map.Scalar("URL", ScalarCodec.Text<Uri>(uri => uri.OriginalString, text => new Uri(text)));
        map.Object<Text>("Text").Field("value", t => t.Value).Field("language", t => t.Language).Field("original", t => t.Original);
        map.Object<Agency>("Agency").Field("id", a => a.Id).Field("slug", a => a.Slug).Field("name", (Agency a, LanguageArgs _, FieldContext _) => a.Name).Field("homePage", a => a.HomePage);
        map.Object<Person>("Person").Field("id", p => p.Id).Field("name", p => p.Name).AsyncField("agency", (p, _) => ValueTask.FromResult(p.Agency));
        map.Object<Member>("Member")
            .Field("role", m => m.Role).Field("since", m => m.Since).Field("isFacilitator", m => m.IsFacilitator)
            .AsyncField("person", (m, _) => ValueTask.FromResult(m.Person));
        map.Object<Revision>("Revision")
            .Field("number", r => r.Number).Field("kind", r => r.Kind).Field("at", r => r.At)
            .Field("reason", (Revision r, LanguageArgs _, FieldContext _) => r.Reason)
            .AsyncField("decidedBy", (r, _) => ValueTask.FromResult(r.DecidedBy));
        map.Object<Goal>("Goal")
            .Field("id", g => g.Id).Field("status", g => g.Status).Field("wording", (Goal g, LanguageArgs _, FieldContext _) => g.Wording).Field("revisions", g => g.Revisions);
        map.Object<Project>("Project")
            .Field("id", p => p.Id).Field("slug", p => p.Slug).Field("phase", p => p.Phase).Field("createdAt", p => p.CreatedAt)
            .Field("openForVisitors", _ => true).Field("score", _ => 8.5)
            .Field("title", (Project p, LanguageArgs _, FieldContext _) => p.Title)
            .Field("challenge", (Project p, LanguageArgs _, FieldContext _) => p.Challenge)
            .AsyncField("agency", (p, _) => ValueTask.FromResult(p.Agency))
            .Field("team", p => p.Team)
            .AsyncField("goals", (p, _) => ValueTask.FromResult(p.Goals));
        return ExecutableSchema.Build([new SourceText(Sdl, "project-page.graphql")], map);
    }

    static Project Example()
    {
        var start = new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.FromHours(2));
        var agency = new Agency("QWdlbmN5OmxhaHRp", "lahti", Say("Päijät-Hämeen yhteinen palvelu"), new Uri("https://agency.example/fi"));
        var people = Enumerable.Range(0, 8).Select(i => new Person($"UGVyc29uOjAxOThmMzAwMDA{i}", $"Henkilö Esimerkki-{i}", agency)).ToArray();
        var team = people.Select((person, i) => new Member((Role)(i % 3), start.AddDays(i), i == 2, person)).ToArray();
        var goals = Enumerable.Range(0, 5).Select(i => new Goal(
            $"R29hbDowMTk4ZjMwMDAw{i}", GoalStatus.Revised, Say($"Asiakas saa palvelun ilman turhia käyntejä, tavoite {i}"),
            Enumerable.Range(1, 3).Select(n => new Revision(n, RevisionKind.Reworded, start.AddDays(7 * n), Say("Haastattelut muuttivat käsityksen tarpeesta"), people[n])).ToArray())).ToArray();
        return new Project(
            "UHJvamVjdDowMTk4ZjMwMDAw", "smoother-moves", Phase.Trying, start, Say("Sujuvampi muutto"),
            Say("Muuttava asukas asioi monessa paikassa. Miten siitä tulee yksi asia?"), agency, team, goals);
    }

    static Text Say(string value) => new(value, Language.Fi, true);
}
