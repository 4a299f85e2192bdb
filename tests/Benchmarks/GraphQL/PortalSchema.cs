using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using static Benchmarks.GraphQL.Portal;

namespace Benchmarks.GraphQL;

/// <summary>The schema of all compared servers, bound to the records; what a module would load from a grain is a value task.</summary>
static class PortalSchema
{
    public const string Sdl = """
        scalar DateTime
        scalar URL
        enum Language { FI SV EN }
        enum Phase { STARTING EXPLORING TRYING CLOSED }
        enum Role { LEAD MEMBER FACILITATOR }
        enum GoalStatus { STARTING REVISED DROPPED }
        enum RevisionKind { REWORDED SPLIT MERGED }
        type Query { project(slug: String!): Project projects(first: Int!): ProjectPage! }
        type PageInfo { hasNextPage: Boolean! endCursor: String }
        type ProjectPage { nodes: [Project!]! totalCount: Int! pageInfo: PageInfo! }
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

    static readonly Dictionary<string, Project> BySlug = Projects.ToDictionary(project => project.Slug);

    public static ExecutableSchema Build()
    {
        var map = new ResolverMap();
        map.Enum<Language>("Language").Enum<Phase>("Phase").Enum<Role>("Role").Enum<GoalStatus>("GoalStatus").Enum<RevisionKind>("RevisionKind");
        map.Scalar("DateTime", ScalarCodec.Rfc3339);
        map.Scalar("URL", ScalarCodec.Text<Uri>(uri => uri.OriginalString, text => new Uri(text)));
        BindPages(map);
        BindPeople(map);
        BindGoals(map);
        return ExecutableSchema.Build([new SourceText(Sdl, "portal.graphql")], map);
    }

    static void BindPages(ResolverMap map)
    {
        map.Query
            .AsyncField("project", (ProjectArguments a, FieldContext _) => ValueTask.FromResult(BySlug.GetValueOrDefault(a.Slug)))
            .AsyncField("projects", (PageArguments a, FieldContext _) => ValueTask.FromResult(First(a.First)));
        map.Object<ProjectPage>("ProjectPage")
            .Field("nodes", page => page.Nodes)
            .Field("totalCount", page => page.TotalCount)
            .Field("pageInfo", page => page.PageInfo);
        map.Object<PageInfo>("PageInfo")
            .Field("hasNextPage", page => page.HasNextPage)
            .Field("endCursor", page => page.EndCursor);
        map.Object<Project>("Project")
            .Field("id", p => p.Id)
            .Field("slug", p => p.Slug)
            .Field("phase", p => p.Phase)
            .Field("createdAt", p => p.CreatedAt)
            .Field("openForVisitors", p => p.OpenForVisitors)
            .Field("score", p => p.Score)
            .Field("title", (Project p, LanguageArguments _, FieldContext _) => p.Title)
            .Field("challenge", (Project p, LanguageArguments _, FieldContext _) => p.Challenge)
            .AsyncField("agency", (p, _) => ValueTask.FromResult(p.Agency))
            .Field("team", p => p.Team)
            .AsyncField("goals", (p, _) => ValueTask.FromResult(p.Goals));
    }

    static void BindPeople(ResolverMap map)
    {
        map.Object<Text>("Text").Field("value", t => t.Value).Field("language", t => t.Language).Field("original", t => t.Original);
        map.Object<Agency>("Agency")
            .Field("id", a => a.Id)
            .Field("slug", a => a.Slug)
            .Field("name", (Agency a, LanguageArguments _, FieldContext _) => a.Name)
            .Field("homePage", a => a.HomePage);
        map.Object<Person>("Person").Field("id", p => p.Id).Field("name", p => p.Name).AsyncField("agency", (p, _) => ValueTask.FromResult(p.Agency));
        map.Object<Member>("Member")
            .Field("role", m => m.Role)
            .Field("since", m => m.Since)
            .Field("isFacilitator", m => m.IsFacilitator)
            .AsyncField("person", (m, _) => ValueTask.FromResult(m.Person));
    }

    static void BindGoals(ResolverMap map)
    {
        map.Object<Goal>("Goal")
            .Field("id", g => g.Id)
            .Field("status", g => g.Status)
            .Field("wording", (Goal g, LanguageArguments _, FieldContext _) => g.Wording)
            .Field("revisions", g => g.Revisions);
        map.Object<Revision>("Revision")
            .Field("number", r => r.Number)
            .Field("kind", r => r.Kind)
            .Field("at", r => r.At)
            .Field("reason", (Revision r, LanguageArguments _, FieldContext _) => r.Reason)
            .AsyncField("decidedBy", (r, _) => ValueTask.FromResult(r.DecidedBy));
    }

    static ProjectPage First(int count) => new(
        count < Projects.Count ? [.. Projects.Take(count)] : Projects,
        Projects.Count,
        new PageInfo(count < Projects.Count, Projects[Math.Min(count, Projects.Count) - 1].Id));

    sealed record ProjectArguments(string Slug);

    sealed record PageArguments(int First);

    sealed record LanguageArguments(Language? Language);
}
