using System.Collections.Immutable;
using Collab.Bpmn.Writing;
using Collab.Network.Kernel;

namespace Collab.Network.ProcessDescriptions;

/// <summary>
/// Makes a BPMN process of phases that were typed in: a task for each, a gateway where ways part and one where they meet, a start and an end. The first role of a phase is its lane.
/// </summary>
sealed class ProcessDraft
{
    readonly ProcessDescription _process;
    readonly Language _language;
    readonly ImmutableArray<PhaseLink>[] _after;
    readonly Dictionary<int, int> _places;
    readonly bool[][] _isBack;
    readonly int[] _dominator;
    readonly List<BpmnDraftLane> _lanes = [];
    readonly List<BpmnDraftNode> _nodes = [];
    readonly List<BpmnDraftLink> _links = [];

    ProcessDraft(ProcessDescription process, Language language)
    {
        (_process, _language) = (process, language);
        _places = process.Phases.Select((phase, index) => (phase.Id.Number, index)).ToDictionary(one => one.Number, one => one.index);
        _after = [.. process.Phases.Select((_, index) => process.After(index))];
        (_isBack, _dominator) = PhaseGraph.Of([.. _after.Select(links => links.Select(link => _places[link.Phase]).ToArray())]);
    }

    /// <summary>The process as a file's text.</summary>
    /// <param name="process">The description, typed in.</param>
    /// <param name="language">The language of the names in it.</param>
    public static string Write(ProcessDescription process, Language language) => BpmnWriter.Write(new ProcessDraft(process, language).Make());

    BpmnDraft Make()
    {
        var coming = Enumerable.Range(0, _after.Length)
            .SelectMany(from => _after[from].Select((link, index) => (From: from, To: _places[link.Phase], IsBack: _isBack[from][index])))
            .ToLookup(link => link.To);
        var lanes = Lanes();
        for (var index = 0; index < _process.Phases.Length; index++)
        {
            var (phase, lane) = (_process.Phases[index], lanes[index]);
            if (!coming[index].Any(link => !link.IsBack))
            {
                _nodes.Add(new BpmnDraftNode($"Start_{phase.Id.Number}", "startEvent", null, lane));
            }

            var (forward, back) = (coming[index].Count(link => !link.IsBack), coming[index].Count(link => link.IsBack));
            if (forward + (forward == 0 ? 1 : 0) + back > 1)
            {
                var meets = forward > 1 ? Meeting(index) : "exclusiveGateway";
                if (meets != "exclusiveGateway")
                {
                    _nodes.Add(new BpmnDraftNode($"Join_{phase.Id.Number}", meets, null, lane));
                }

                if (meets == "exclusiveGateway" || back > 0)
                {
                    _nodes.Add(new BpmnDraftNode($"Merge_{phase.Id.Number}", "exclusiveGateway", null, lane));
                }
            }

            _nodes.Add(new BpmnDraftNode(ElementOf(index), "task", phase.Definition.Title.For(_language), lane)
            {
                Documentation = phase.Definition.Description?.For(_language),
                Notes = BpmnNotes.Of(phase.Definition),
            });
            if (_after[index].Length > 1)
            {
                _nodes.Add(new BpmnDraftNode($"Split_{phase.Id.Number}", Gateway(phase.Definition.Branching), null, lane));
            }
            else if (_after[index].IsEmpty)
            {
                _nodes.Add(new BpmnDraftNode($"End_{phase.Id.Number}", "endEvent", null, lane));
            }
        }

        Link();
        return new BpmnDraft(_process.Title.For(_language), _lanes, _nodes, _links);
    }

    void Link()
    {
        var known = _nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < _process.Phases.Length; index++)
        {
            var number = _process.Phases[index].Id.Number;
            var (start, join, merge, task) = ($"Start_{number}", $"Join_{number}", $"Merge_{number}", ElementOf(index));
            var entry = known.Contains(merge) ? merge : task;
            if (known.Contains(start))
            {
                Add(start, entry);
            }

            if (known.Contains(join))
            {
                Add(join, entry);
            }

            if (known.Contains(merge))
            {
                Add(merge, task);
            }

            var leave = known.Contains($"Split_{number}") ? $"Split_{number}" : task;
            if (leave != task)
            {
                Add(task, leave);
            }

            if (known.Contains($"End_{number}"))
            {
                Add(task, $"End_{number}");
            }

            for (var place = 0; place < _after[index].Length; place++)
            {
                var link = _after[index][place];
                var target = $"Join_{link.Phase}" is var joining && known.Contains(joining) && !_isBack[index][place] ? joining
                    : known.Contains($"Merge_{link.Phase}") ? $"Merge_{link.Phase}"
                    : ElementOf(_places[link.Phase]);
                Add(leave, target, link.Condition?.For(_language));
            }
        }
    }

    /// <summary>The lane of each phase: of its first role. Phases without one share a lane without a name, when others have a role.</summary>
    int[] Lanes()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!_process.Phases.Any(phase => !phase.Definition.Roles.IsEmpty))
        {
            return [.. _process.Phases.Select(_ => -1)];
        }

        return
        [
            .. _process.Phases.Select(phase =>
            {
                var role = phase.Definition.Roles is [var first, ..] ? first.For(_language) : "";
                if (!places.TryGetValue(role, out var lane))
                {
                    places.Add(role, lane = _lanes.Count);
                    _lanes.Add(new BpmnDraftLane(FormattableString.Invariant($"Lane_{lane + 1}"), role.Length == 0 ? null : role));
                }

                return lane;
            }),
        ];
    }

    /// <summary>How ways meet: as they parted where all of them come from.</summary>
    string Meeting(int index) => _dominator[index] is >= 0 and var parted && _after[parted].Length > 1 ? Gateway(_process.Phases[parted].Definition.Branching) : "exclusiveGateway";

    static string Gateway(PhaseBranching branching) => branching switch
    {
        PhaseBranching.All => "parallelGateway",
        PhaseBranching.One => "exclusiveGateway",
        _ => "inclusiveGateway",
    };

    string ElementOf(int index) => BpmnImport.ElementOf(_process.Phases[index]);

    void Add(string source, string target, string? name = null) => _links.Add(new BpmnDraftLink(FormattableString.Invariant($"Flow_{_links.Count + 1}"), source, target, name));
}
