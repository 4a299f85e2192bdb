using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Network.Kernel;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>
/// Every kind of viewer tries every mutation that they may not run: on what they may not read it is refused byte for byte as on what is absent, on what they may read as forbidden. What they may run
/// they are told of, and nothing else. No mutation of the walk changes anything.
/// </summary>
[Collection(AccessWalkFixture.Name)]
public class MutationWalkTests(AccessWalkFixture fixture)
{
    readonly Walk _walk = fixture.Walk;
    readonly AccessWorld _world = fixture.World;
    readonly WalkInputs _inputs = new(fixture.Walk.Schema);

    [Fact]
    public async Task A_mutation_of_what_is_hidden_is_refused_byte_for_byte_as_of_what_is_absent()
    {
        foreach (var (kind, mutation, target) in Tried())
        {
            foreach (var hidden in _walk.IdsOf(target.Type).Where(id => !_walk.Reads(kind, id)).DistinctBy(Audience))
            {
                foreach (var basedOn in new int?[] { null, 1000 })
                {
                    var seen = await Run(kind, mutation, Input(mutation, kind, target.Argument, hidden, basedOn));
                    var absent = await Run(kind, mutation, Input(mutation, kind, target.Argument, _walk.Absent(hidden), basedOn));
                    Assert.True(absent.GetRawText() == seen.GetRawText(), $"{kind}: {mutation.Name} of a hidden {target.Type} answers {seen}, of an absent one {absent}");
                    Assert.True(kind == "nobody" || CodeOf(seen) == "NOT_FOUND", $"{kind}: {mutation.Name} of a hidden {target.Type} answers {seen}");
                }
            }
        }
    }

    [Fact]
    public async Task A_mutation_that_a_viewer_may_not_run_on_what_they_read_is_forbidden()
    {
        var faults = new List<string>();
        // What everybody may make for themselves is forbidden to nobody who is signed in.
        foreach (var (kind, mutation, target) in Tried().Where(tried => VerdictOf(tried.Kind, tried.Mutation) is Verdict.No
            || (VerdictOf(tried.Kind, tried.Mutation) is Verdict.Own && (tried.Target.Type.Length > 0 || _walk.Table.Mutations[tried.Mutation.Name].Rule != "oneself"))))
        {
            foreach (var id in target.Type.Length == 0 ? [""] : _walk.IdsOf(target.Type).Where(id => _walk.Reads(kind, id) && IsOthers(kind, id) && !IsClosed(id)).DistinctBy(Audience))
            {
                var response = await Run(kind, mutation, Input(mutation, kind, target.Argument, id, null));
                if (CodeOf(response) != (kind == "nobody" ? "UNAUTHENTICATED" : "FORBIDDEN"))
                {
                    faults.Add($"{kind}: {mutation.Name} of {target.Type} {Audience(id)} answers {response}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Viewers_are_told_of_the_mutations_that_the_rows_give_them()
    {
        foreach (var kind in _walk.Kinds)
        {
            var told = new HashSet<string>();
            Collect(await _walk.Data(kind, "{ viewerCan }"), told);
            foreach (var type in _walk.Schema.Nodes)
            {
                foreach (var node in await _walk.Nodes(kind, type, [.. _walk.IdsOf(type.Name)]))
                {
                    Collect(node, told);
                }
            }

            foreach (var mutation in _walk.Schema.Mutation.Fields)
            {
                var verdict = VerdictOf(kind, mutation);
                Assert.True(verdict == Verdict.Own || told.Contains(mutation.Name) == (verdict == Verdict.Yes), $"{kind} is {(verdict == Verdict.Yes ? "not " : "")}told of {mutation.Name} by any viewerCan.");
            }
        }
    }

    [Fact]
    public async Task What_a_mutation_names_besides_is_not_found_when_it_is_hidden()
    {
        // A facilitator works on projects of the whole network, and may not read those of a team alone.
        const string Kind = "facilitator";
        var tried = 0;
        foreach (var (_, mutation, target) in Tried().Where(one => one.Kind == Kind && VerdictOf(Kind, one.Mutation) == Verdict.Yes && one.Target.Type.Length > 0))
        {
            var own = _walk.IdsOf(target.Type).First(id => _walk.Reads(Kind, id) && !IsClosed(id));
            foreach (var (argument, path) in _inputs.IdFields(_inputs.Of(mutation)).Where(one => one.Path.Count > 0 || one.Argument.Name != target.Argument))
            {
                if (_inputs.TypeNamedBy(mutation.Name, argument.Name) is not { } type || _walk.Table.Types[type].Rule != "project")
                {
                    continue;
                }

                var hidden = _walk.IdsOf(type).First(id => !_walk.Reads(Kind, id));
                var seen = await Run(Kind, mutation, With(mutation, Kind, target.Argument, own, argument, path, hidden));
                var absent = await Run(Kind, mutation, With(mutation, Kind, target.Argument, own, argument, path, _walk.Absent(hidden)));
                Assert.Equal(absent.GetRawText(), seen.GetRawText());
                // The order of a process from a file is the file's, whatever is named.
                Assert.True(CodeOf(seen) == "NOT_FOUND" || (mutation.Name == "reorderPhases" && CodeOf(seen) == "INVALID"), $"{mutation.Name} with a hidden {argument.Name} answers {seen}");
                tried++;
            }
        }

        Assert.True(tried > 0);
    }

    /// <summary>Every mutation by every kind of viewer, with the argument that says what it is of; empty for those that make something new.</summary>
    IEnumerable<(string Kind, WalkedField Mutation, (string Argument, string Type) Target)> Tried()
        => from kind in _walk.Kinds
           from mutation in _walk.Schema.Mutation.Fields
           let argument = _inputs.Of(mutation).InputFields.FirstOrDefault(field => field.Type is { Name: "ID", IsNonNull: true, IsList: false })
           select (kind, mutation, argument is null ? ("", "") : (argument.Name, _inputs.TypeNamedBy(mutation.Name, argument.Name)
               ?? throw new InvalidOperationException($"The walk does not know what `{argument.Name}` of {mutation.Name} names: add it to {nameof(WalkInputs)}.")));

    JsonObject Input(WalkedField mutation, string kind, string argument, string id, int? basedOn)
    {
        var type = _inputs.Of(mutation);
        var input = _inputs.Least(type, name => name == argument ? id : Named(mutation.Name, name, kind));

        // Whose, where somebody may run it for themselves alone.
        if (type.InputFields.FirstOrDefault(field => field is { Name: "owner", Type.Name: "ID" }) is { } owner && argument.Length == 0)
        {
            input[owner.Name] = _world.OthersAgency;
        }

        if (basedOn is not null && type.InputFields.Any(field => field.Name == "basedOn"))
        {
            input["basedOn"] = basedOn;
        }

        return input;
    }

    JsonObject With(WalkedField mutation, string kind, string target, string own, WalkedArgument argument, IReadOnlyList<WalkedArgument> path, string id)
    {
        string IdFor(string name) => name == target ? own : name == argument.Name ? id : Named(mutation.Name, name, kind);
        var input = Input(mutation, kind, target, own, null);
        input[(path.Count == 0 ? argument : path[0]).Name] = _inputs.Nested(path, argument, IdFor, id);
        return input;
    }

    /// <summary>What a mutation names besides: others' person, or something that is not there.</summary>
    string Named(string mutation, string argument, string kind)
        => _inputs.TypeNamedBy(mutation, argument) switch
        {
            "Person" => GlobalId.Of(_world.People[kind == "lead" ? "reader" : "lead"]),
            "Agency" => _world.OthersAgency,
            "Phase" => _walk.Absent(_walk.IdsOf("Phase").First()),
            var type => WalkInputs.AnyId(type ?? "Insight"),
        };

    /// <summary>Whether something is neither the viewer nor of an agency of theirs.</summary>
    bool IsOthers(string kind, string id)
        => (!_world.People.TryGetValue(kind, out var own) || id != GlobalId.Of(own))
            && (_walk.TypeOf(id).Name is not ("Agency" or "Unit") || _world.AgenciesOf(kind).All(agency => !IsOf(agency.Key(), id)));

    static bool IsOf(string key, string id) => GlobalId.TrySplit(id, out _, out var whole) && whole.StartsWith(key, StringComparison.Ordinal);

    /// <summary>Whether it is a project that has ended, in which nobody may do anything.</summary>
    bool IsClosed(string id) => _walk.Whole(id)["closedAt"] is not null;

    Verdict VerdictOf(string kind, WalkedField mutation) => _walk.Rules.Of(_walk.Table.Mutations[mutation.Name].Rule, kind);

    string Audience(string id) => id.Length > 0 && _walk.Table.Types[_walk.TypeOf(id).Name].Rule == "project" ? _walk.AudienceOf(id) : "";

    Task<JsonElement> Run(string kind, WalkedField mutation, JsonObject input)
        => _walk.Ask(
            kind,
            $"mutation ($input: {_inputs.Of(mutation).Name}!) {{ {mutation.Name}(input: $input) {{ cursor errors {{ {_walk.Documents.Of(_walk.Schema["Refusal"])} }} {Subject(mutation)} {{ __typename id }} }} }}",
            new { input });

    string Subject(WalkedField mutation) => _walk.Schema[mutation.Type.Name].Fields.Single(field => field.Name is not ("cursor" or "errors")).Name;

    static string? CodeOf(JsonElement response)
        => response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
            : response.GetProperty("data").EnumerateObject().Single().Value.GetProperty("errors") is var refusals && refusals.GetArrayLength() > 0 ? refusals[0].GetProperty("code").GetString()
            : null;

    static void Collect(JsonNode? value, HashSet<string> told)
    {
        switch (value)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Collect(item, told);
                }

                break;
            case JsonObject found:
                foreach (var (key, part) in found)
                {
                    if (key == "viewerCan" || key.EndsWith("Mutations", StringComparison.Ordinal))
                    {
                        told.UnionWith(part!.AsArray().Select(name => name!.GetValue<string>()));
                    }
                    else
                    {
                        Collect(part, told);
                    }
                }

                break;
        }
    }
}
