using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Load;

/// <summary>
/// What one writer does next, at random: the product's own mutations, some of which change several streams at once. What a command
/// under way is about is not touched again before its answer, so that no refusal is to be expected.
/// </summary>
/// <param name="writer">The writer's name, unique in the run.</param>
/// <param name="agency">The writer's own agency.</param>
/// <param name="projects">The projects of all writers.</param>
/// <param name="random">The random numbers of the writer.</param>
sealed class Workload(string writer, string agency, Projects projects, Random random)
{
    const int ManyGoals = 25;

    readonly List<OwnGoal> _goals = [];
    readonly List<OwnGoal> _dropped = [];
    int _commands;
    int _units;

    /// <summary>The next command.</summary>
    public Command Next()
    {
        if (projects.NeedsOne) return StartProject();
        while (true)
        {
            var command = random.Next(100) switch
            {
                < 18 => _goals.Count < ManyGoals ? StartGoal() : null,
                < 42 => Of(_goals, Revise),
                < 50 => Of(_goals, Split),
                < 56 => Merge(),
                < 60 => Of(_goals, Drop),
                < 64 => Of(_dropped, Revive),
                < 70 => Of(_goals, AddKeyResult),
                < 80 => CheckIn(),
                < 88 => UpdateStatus(),
                < 94 => OpenUncertainty(),
                < 97 => AddUnit(),
                _ => Registrations.Person(NextId(), Nothing),
            };
            if (command is not null) return command;
        }
    }

    Command StartProject()
    {
        var id = NextId();
        return new Command(
            id, "startProject", "project { id }",
            new JsonObject { ["title"] = Texts.Of(id), ["challenge"] = Texts.Of(id), ["owner"] = agency, ["clientMutationId"] = id },
            ExpectedEvents.Of(("project-started", 1), ("project-team-member-joined", 1)),
            project => projects.Add(IdOf(project)));
    }

    Command? StartGoal()
    {
        if (projects.Any(random, goals: 1) is not { } project) return null;
        var id = NextId();
        var input = new JsonObject { ["project"] = project, ["title"] = Texts.Of(id), ["clientMutationId"] = id };
        var measured = random.Next(2) == 0;
        if (measured) input["keyResult"] = new JsonObject { ["title"] = Texts.Of(id), ["from"] = 0, ["to"] = 10 };
        return new Command(
            id, "startGoal", "goal { id keyResults { id } }", input,
            measured
                ? ExpectedEvents.Of(("goal-started", 1), ("goalboard-goal-placed", 1), ("goal-key-result-added", 1))
                : ExpectedEvents.Of(("goal-started", 1), ("goalboard-goal-placed", 1)),
            goal => _goals.Add(new OwnGoal(IdOf(goal), project, measured ? IdOf(goal.GetProperty("keyResults")[0]) : null)));
    }

    Command Revise(OwnGoal goal)
    {
        var id = NextId();
        var input = Reasoned(goal.Id, id);
        input["title"] = Texts.Of(id);
        return new Command(id, "reviseGoal", "goal { id }", input, ExpectedEvents.Of(("goal-reworded", 1)), _ => _goals.Add(goal));
    }

    Command? Split(OwnGoal goal)
    {
        var parts = random.Next(2, 4);
        if (!projects.TryPlace(goal.Project, parts)) return Revise(goal);
        var id = NextId();
        var input = Reasoned(goal.Id, id);
        input["into"] = new JsonArray([.. Enumerable.Range(1, parts).Select(part => (JsonNode)new JsonObject { ["title"] = Texts.Of($"{id} ({part})") })]);
        return new Command(
            id, "splitGoal", "goal { id becameGoals { id } }", input,
            ExpectedEvents.Of(("goal-split", 1), ("goal-started", parts), ("goalboard-goal-placed", parts)),
            split => _goals.AddRange(split.GetProperty("becameGoals").EnumerateArray().Select(part => new OwnGoal(IdOf(part), goal.Project))));
    }

    Command? Merge()
    {
        if (_goals.GroupBy(goal => goal.Project).Where(together => together.Count() > 1).MaxBy(_ => random.Next()) is not { } together) return null;
        if (!projects.TryPlace(together.Key, 1)) return null;
        OwnGoal[] merged = [.. together.Take(random.Next(2, 4))];
        foreach (var goal in merged) _goals.Remove(goal);
        var id = NextId();
        var input = new JsonObject
        {
            ["project"] = together.Key,
            ["goals"] = new JsonArray([.. merged.Select(goal => (JsonNode)new JsonObject { ["goal"] = goal.Id })]),
            ["title"] = Texts.Of(id),
            ["reason"] = Texts.Of(id),
            ["clientMutationId"] = id,
        };
        return new Command(
            id, "mergeGoals", "goal { id }", input,
            ExpectedEvents.Of(("goal-merged", merged.Length), ("goal-started", 1), ("goalboard-goal-placed", 1)),
            goal => _goals.Add(new OwnGoal(IdOf(goal), together.Key)));
    }

    Command Drop(OwnGoal goal)
    {
        var id = NextId();
        return new Command(id, "dropGoal", "goal { id }", Reasoned(goal.Id, id), ExpectedEvents.Of(("goal-dropped", 1)), _ => _dropped.Add(goal));
    }

    Command Revive(OwnGoal goal)
    {
        var id = NextId();
        return new Command(id, "reviveGoal", "goal { id }", Reasoned(goal.Id, id), ExpectedEvents.Of(("goal-revived", 1)), _ => _goals.Add(goal));
    }

    Command AddKeyResult(OwnGoal goal)
    {
        var id = NextId();
        return new Command(
            id, "addKeyResult", "keyResult { id }",
            new JsonObject { ["goal"] = goal.Id, ["title"] = Texts.Of(id), ["from"] = 0, ["to"] = random.Next(1, 100), ["clientMutationId"] = id },
            ExpectedEvents.Of(("goal-key-result-added", 1)),
            keyResult => _goals.Add(goal with { KeyResult = IdOf(keyResult) }));
    }

    Command? CheckIn()
    {
        if (_goals.FindIndex(goal => goal.KeyResult is not null) is not (>= 0 and var index)) return null;
        var goal = _goals[index];
        _goals.RemoveAt(index);
        var id = NextId();
        return new Command(
            id, "checkIn", "keyResult { id }",
            new JsonObject { ["keyResult"] = goal.KeyResult, ["value"] = random.Next(100), ["note"] = Texts.Of(id), ["clientMutationId"] = id },
            ExpectedEvents.Of(("goal-checked-in", 1)),
            _ => _goals.Add(goal));
    }

    Command? UpdateStatus()
    {
        if (projects.Any(random, goals: 0) is not { } project) return null;
        var id = NextId();
        return new Command(
            id, "updateProjectStatus", "project { id version }",
            new JsonObject { ["project"] = project, ["summary"] = Texts.Of(id), ["next"] = Texts.Of(id), ["clientMutationId"] = id },
            ExpectedEvents.Of(("project-status-updated", 1)),
            Nothing);
    }

    Command? OpenUncertainty()
    {
        if (projects.Any(random, goals: 1) is not { } project) return null;
        var id = NextId();
        return new Command(
            id, "openUncertainty", "uncertainty { id }",
            new JsonObject { ["project"] = project, ["text"] = Texts.Of(id), ["clientMutationId"] = id },
            ExpectedEvents.Of(("goalboard-uncertainty-opened", 1)),
            Nothing);
    }

    Command? AddUnit()
    {
        const int manyUnits = 400;
        if (_units++ >= manyUnits) return null;
        var id = NextId();
        return new Command(
            id, "addUnit", "agency { id }",
            new JsonObject { ["agency"] = agency, ["name"] = Texts.Of(id), ["clientMutationId"] = id },
            ExpectedEvents.Of(("agency-unit-added", 1)),
            Nothing);
    }

    /// <summary>A command about one of these goals, which is taken out until the answer puts it back.</summary>
    Command? Of(List<OwnGoal> goals, Func<OwnGoal, Command?> make)
    {
        if (goals.Count == 0) return null;
        var index = random.Next(goals.Count);
        var goal = goals[index];
        goals.RemoveAt(index);
        return make(goal);
    }

    static JsonObject Reasoned(string goal, string id) => new() { ["goal"] = goal, ["reason"] = Texts.Of(id), ["clientMutationId"] = id };

    static string IdOf(JsonElement thing) => thing.GetProperty("id").GetString()!;

    static void Nothing(JsonElement thing)
    {
    }

    string NextId() => $"{writer}-{++_commands:D6}";
}
