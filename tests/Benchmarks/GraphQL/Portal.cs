using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks.GraphQL;

/// <summary>The data of the compared servers, in memory: 50 projects, the first with the goals of a project page.</summary>
static class Portal
{
    const int Agencies = 4;
    const int TeamSize = 4;
    const int Goals = 4;
    const int Revisions = 2;

    /// <summary>Number of projects in a list.</summary>
    public const int ListLength = 50;

    static readonly DateTimeOffset Start = new(2026, 1, 12, 9, 0, 0, TimeSpan.FromHours(2));

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public enum Language
    {
        Fi,
        Sv,
        En,
    }

    public enum Phase
    {
        Starting,
        Exploring,
        Trying,
        Closed,
    }

    public enum Role
    {
        Lead,
        Member,
        Facilitator,
    }

    public enum GoalStatus
    {
        Starting,
        Revised,
        Dropped,
    }

    public enum RevisionKind
    {
        Reworded,
        Split,
        Merged,
    }

    public static IReadOnlyList<Project> Projects { get; } = [.. Enumerable.Range(0, ListLength).Select(MakeProject)];

    /// <summary>The same data as JSON, for servers that are not written in C#.</summary>
    public static string ProjectsAsJson { get; } = JsonSerializer.Serialize(Projects, Json);

    public sealed record Text(string Value, Language Language, bool Original);

    public sealed record Agency(string Id, string Slug, Text Name, Uri HomePage);

    public sealed record Person(string Id, string Name, Agency Agency);

    public sealed record Member(Role Role, DateTimeOffset Since, bool IsFacilitator, Person Person);

    public sealed record Revision(int Number, RevisionKind Kind, DateTimeOffset At, Text Reason, Person DecidedBy);

    public sealed record Goal(string Id, GoalStatus Status, Text Wording, IReadOnlyList<Revision> Revisions);

    public sealed record Project(
        string Id,
        string Slug,
        Phase Phase,
        DateTimeOffset CreatedAt,
        bool OpenForVisitors,
        double? Score,
        Text Title,
        Text Challenge,
        Agency Agency,
        IReadOnlyList<Member> Team,
        IReadOnlyList<Goal> Goals);

    public sealed record PageInfo(bool HasNextPage, string EndCursor);

    public sealed record ProjectPage(IReadOnlyList<Project> Nodes, int TotalCount, PageInfo PageInfo);

    static Project MakeProject(int number)
    {
        var agency = MakeAgency(number % Agencies);
        var people = Enumerable.Range(0, TeamSize).Select(i => MakePerson((number * TeamSize) + i)).ToArray();
        return new Project(
            $"UHJvamVjdDowMTk4ZjMwMDAw{number:00}",
            $"smoother-moves-{number}",
            (Phase)(number % 4),
            Start.AddDays(number),
            number % 3 == 0,
            number % 2 == 0 ? 8.5 : null,
            InFinnish($"Sujuvampi muutto, osa {number}"),
            InFinnish("Muuttava asukas asioi monessa paikassa. Miten siitä tulee yksi asia?"),
            agency,
            [.. people.Select((person, i) => new Member((Role)(i % 3), Start.AddDays(number + i), i == 2, person))],
            number > 0 ? [] : [.. Enumerable.Range(0, Goals).Select(goal => MakeGoal(goal, people))]);
    }

    static Goal MakeGoal(int number, Person[] people) => new(
        $"R29hbDowMTk4ZjMwMDAw{number}",
        GoalStatus.Revised,
        InFinnish($"Asiakas saa palvelun ilman turhia käyntejä, tavoite {number}"),
        [.. Enumerable.Range(1, Revisions).Select(n => new Revision(
            n, RevisionKind.Reworded, Start.AddDays(7 * n), InFinnish("Haastattelut muuttivat käsityksen tarpeesta"), people[n]))]);

    static Person MakePerson(int number) => new($"UGVyc29uOjAxOThmMzAwMDA{number:000}", $"Henkilö Esimerkki-{number}", MakeAgency(number % Agencies));

    static Agency MakeAgency(int number) => new(
        $"QWdlbmN5OjAxOThmMzAwMDA{number}", $"agency-{number}", InFinnish($"Päijät-Hämeen yhteinen palvelu {number}"), new Uri($"https://agency-{number}.example/fi"));

    static Text InFinnish(string value) => new(value, Language.Fi, true);
}
