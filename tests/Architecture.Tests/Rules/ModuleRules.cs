using System.Text.RegularExpressions;

namespace Architecture.Tests.Rules;

/// <summary>Rules for the names that code may use, by project.</summary>
public static class ModuleRules
{
    static readonly Regex CollabName = new(@"\bCollab(\.[A-Z]\w*)+");
    static readonly Regex NpgsqlWord = new(@"\bNpgsql\w*");
    static readonly Regex GraphQLWord = new(@"\bCollab\.GraphQL\b");
    static readonly Regex AmbientClock = new(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bTimeProvider\.System\.\w+");
    static readonly Regex AmbientId = new(@"\bGuid\.NewGuid\b");
    static readonly Regex Impure = new(
        @"\b(Orleans|Npgsql|Collab\.GraphQL|Collab\.Journal|Microsoft|System\.(Net|IO|Data))\b|\bDateTime(Offset)?\.(Utc)?(Now|Today)\b" +
        @"|\bGuid\.(NewGuid|CreateVersion7)\b|\bTimeProvider\b|\bRandom\b|\bIGrainFactory\b|\b(Value)?Task\b|\basync\b|\bEnvironment\.");

    static readonly Regex SqlStatement = new(
        "\"[^\"\\n]*\\b(select\\s[^\"]*\\sfrom\\s|insert\\s+into\\s|delete\\s+from\\s|update\\s+\\w+\\s+set\\s|(create|alter|drop)\\s+(table|index)\\s)",
        RegexOptions.IgnoreCase);

    public static Rule Namespaces { get; } = Rule.PerFile(
        "Code names only modules that its own module has an arrow to",
        "Move the code to the module whose words it needs, or pass what it needs in from above.",
        file => file.Module is { } module && IsCSharp(file) ? Named(file).Where(finding => !MayName(module, finding.What)) : [],
        bad: new("src/Collab.Journal/Append.cs", "using Collab.Network.Goals;"),
        good: new("src/Collab.Network/Goals/GoalGrain.cs", "using Collab.Journal; // Collab.Gateway"));

    public static Rule Sql { get; } = Rule.PerFile(
        "Only …Projection, …Queries, …Query and …Table write SQL; the rest of the kernel, the silo and the gateway pass connections and statements on",
        "Move the statement to the module's …Projection.cs (writes) or …Queries.cs (reads) and call that.",
        file => IsCSharp(file) && MayNotKnowSql(file)
            ? [.. IsKernel(file) || file.Module is "Collab.Gateway" ? [] : file.FindInCode(NpgsqlWord), .. file.FindInText(SqlStatement)]
            : [],
        bad: new("src/Collab.Network/Goals/GoalGrain.cs", "var sql = \"select id from goals\";"),
        good: new("src/Collab.Network/Goals/GoalQueries.cs", "using Npgsql; var sql = \"select id from goals\";"));

    public static Rule GraphQL { get; } = Rule.PerFile(
        "Only …Fields and …Module know GraphQL in the network, with NetworkSchema that gathers them and the kernel's folder of what they share",
        "Keep the type free of GraphQL and bind it in the module's …Module.cs or …Fields.cs.",
        file => file.Module == "Collab.Network" && IsCSharp(file) && !MayKnowGraphQL(file) ? file.FindInCode(GraphQLWord) : [],
        bad: new("src/Collab.Network/Goals/GoalGrain.cs", "using Collab.GraphQL.Types;"),
        good: new("src/Collab.Network/Goals/GoalFields.cs", "using Collab.GraphQL.Types;"));

    public static Rule Decisions { get; } = Rule.PerFile(
        "…Commands and …Decisions know nothing but state and command",
        "Let the grain give the time, new ids and whatever was read elsewhere to the command; it only answers events or a refusal.",
        file => file.Module is not null && (NameEnds(file, "Commands") || NameEnds(file, "Decisions")) ? file.FindInCode(Impure) : [],
        bad: new("src/Collab.Network/Goals/GoalCommands.cs", "var at = TimeProvider.System.GetUtcNow();"),
        good: new("src/Collab.Network/Goals/GoalCommands.cs", "Decision Decide(Goal goal, DateOnly lastDay) => new(lastDay);"));

    public static Rule Clock { get; } = Rule.PerFile(
        "Clock and ids come from outside",
        "Take a TimeProvider (time) or the id source (ids) through the constructor.",
        file => file.Module is { } module && IsCSharp(file)
            ? [.. file.FindInCode(AmbientClock), .. module == "Collab.Network" ? file.FindInCode(AmbientId) : []]
            : [],
        bad: new("src/Collab.Journal/Append.cs", "var at = DateTimeOffset.UtcNow;"),
        good: new("src/Collab.Journal/Append.cs", "var at = time.GetUtcNow(); // not DateTime.Now"));

    public static Rule OtherModules { get; } = new(
        "Between modules of the network: another module's grain interface, ids and events, no more",
        "Ask the other module's grain through its interface, or let the other module bind the field (its …Fields may add fields to your type).",
        files => Strangers(files),
        Bad:
        [
            new("src/Collab.Network/Goals/GoalDecisions.cs", ""),
            new("src/Collab.Network/Projects/ProjectGrain.cs", "GoalDecisions.Revise(goal, command);"),
        ],
        Good:
        [
            new("src/Collab.Network/Goals/GoalDecisions.cs", "static class GoalDecisions { }"),
            new("src/Collab.Network/Goals/IGoalGrain.cs", ""),
            new("src/Collab.Network/Projects/ProjectGrain.cs", "grains.GetGrain<IGoalGrain>(id);"),
        ]);

    static bool IsCSharp(SourceFile file) => file.Name.EndsWith(".cs", StringComparison.Ordinal);

    static bool NameEnds(SourceFile file, string ending) => file.Name.EndsWith(ending + ".cs", StringComparison.Ordinal);

    static bool MayNotKnowSql(SourceFile file) => file.Module switch
    {
        "Collab.Journal" or "Collab.EmbeddedPostgres" or "Collab.Search" or null => false,
        _ => !NameEnds(file, "Projection") && !NameEnds(file, "Queries") && !NameEnds(file, "Query") && !NameEnds(file, "Table"),
    };

    static bool IsKernel(SourceFile file, string folder = "") =>
        file.Path.StartsWith("src/Collab.Network/Kernel/" + folder, StringComparison.Ordinal);

    static bool MayKnowGraphQL(SourceFile file) =>
        NameEnds(file, "Fields") || NameEnds(file, "Module") || IsKernel(file, "GraphQL/") || file.Path == "src/Collab.Network/NetworkSchema.cs";

    static IEnumerable<Finding> Named(SourceFile file) => file.FindInCode(CollabName);

    /// <summary>The gateway composes, so it may use every project; others may use themselves and the projects that they reference.</summary>
    static bool MayName(string module, string name) =>
        module == "Collab.Gateway" ||
        ProjectRules.Arrows.GetValueOrDefault(module, []).Append(module).Any(allowed =>
            name == allowed || name.StartsWith(allowed + ".", StringComparison.Ordinal));

    static IEnumerable<Finding> Strangers(IReadOnlyList<SourceFile> files)
    {
        var network = files.Where(file => file.Module == "Collab.Network" && IsCSharp(file)).ToList();
        var inner = network.Where(IsInner).ToLookup(Concept, file => Path.GetFileNameWithoutExtension(file.Name));
        return network.SelectMany(file => inner
            .Where(module => module.Key != Concept(file) && Concept(file) is not null)
            .SelectMany(module => module)
            .SelectMany(type => file.FindInCode(new Regex($@"\b{type}\b"))));
    }

    /// <summary>The module's folder within the network; null for files beside the modules, which compose them.</summary>
    static string? Concept(SourceFile file) => file.Path.Split('/') is [_, _, var concept, _, ..] ? concept : null;

    static bool IsInner(SourceFile file) =>
        Concept(file) is not null and not "Kernel" and not "Access" &&
        Regex.IsMatch(file.Name, @"(?<!^I\w*)(Decisions|Projection|Grain)\.cs$");
}
