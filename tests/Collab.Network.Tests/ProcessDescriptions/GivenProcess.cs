using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;

namespace Collab.Network.Tests.ProcessDescriptions;

/// <summary>Given what happened to a process description, when somebody asks for something, then this happens.</summary>
sealed class GivenProcess(ProcessDescription? state)
{
    public static readonly ProcessDescriptionId Id = new(Guid.Parse("0198f300-0000-7000-8000-0000000000e1"));
    public static readonly ProcessDescribed Described = new(Id, GivenGoal.OfProject, Fi("Hakemuksen käsittely"));

    public static GivenProcess Nothing { get; } = new(null);

    public ProcessDescription? State => state;

    /// <summary>A process with three phases, one after another.</summary>
    public static GivenProcess Usual(params IEnumerable<ProcessEvent> happened) => Events([Described, Added("Vastaanotto", "Käsittely", "Päätös"), .. happened]);

    public static GivenProcess Events(params IEnumerable<ProcessEvent> happened)
    {
        ProcessDescription? state = null;
        var version = 0;
        foreach (var e in happened)
        {
            version++;
            state = ProcessDescription.Aggregate.Fold(state, new Recorded<ProcessEvent>(e, version, GivenGoal.Aino, GivenGoal.Begin.AddMinutes(version)));
        }

        return new GivenProcess(state);
    }

    public static PhasesAdded Added(params string[] titles) => new([.. titles.Select((title, index) => new NumberedPhase(index + 1, PhaseDefinition.Of(Fi(title))))], null);

    public static PhaseId Phase(int number) => new(Id, number);

    public static Text Fi(string text) => Text.Of(text, Language.Fi);

    public static PhaseNameInput Name(string name) => new(Fi(name)!);

    public Decision<ProcessEvent> When(ProcessCommand command, int? basedOn = null, ProjectRights? rights = null, int siblings = 0)
        => command.Decide(state, Id, new ProcessContext(rights ?? GivenGoal.MayEdit, siblings, basedOn));
}
