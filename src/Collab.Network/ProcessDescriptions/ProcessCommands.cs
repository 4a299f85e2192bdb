using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Sensitive;
using Collab.Network.Projects;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.ProcessDescriptions.ProcessEvent>;

namespace Collab.Network.ProcessDescriptions;

/// <summary>What a command is decided by beside the description.</summary>
/// <param name="Rights">What the viewer may do with the project.</param>
/// <param name="Siblings">How many descriptions the project has; read for a new one alone.</param>
/// <param name="BasedOn">The version of the description that an edit was based on.</param>
sealed record ProcessContext(ProjectRights Rights, int Siblings = 0, int? BasedOn = null);

/// <summary>What can be asked of a process description, each command with its rule.</summary>
abstract record ProcessCommand
{
    /// <summary>The input field that names what the command is about.</summary>
    internal virtual string Field => "processDescription";

    /// <summary>The project, for a command that begins a description.</summary>
    internal virtual ProjectId? Begins => null;

    /// <summary>The global id of what the command is about, which a repeat of the command answers as well.</summary>
    internal virtual string Subject(ProcessDescription? process, ProcessDescriptionId id) => GlobalId.Of(id);

    public Decision Decide(ProcessDescription? process, ProcessDescriptionId id, ProcessContext context)
        => process is null != Begins is not null ? process is null ? Refusal.NotFound(Field) : Decision.Nothing
            : PhaseRules.MayEdit(context.Rights, Field) is { } refusal ? refusal
            : process is null && context.Siblings >= PhaseRules.MaxDescriptions ? PhaseRules.TooMany(Field, PhaseRules.MaxDescriptions)
            : Decide(process ?? new ProcessDescription(id, Begins!.Value, Text.Of("", Language.Fi), [], 0, [], default), context);

    /// <summary>Decides on a description that the viewer may change; one without a title when it is to be begun.</summary>
    protected abstract Decision Decide(ProcessDescription process, ProcessContext context);
}

sealed record DescribeProcess(
    ProjectId Project, TextEdit Title, IReadOnlyList<NewPhaseInput>? Phases = null, PhaseLinesInput? Lines = null, string? ClientMutationId = null)
    : ProcessCommand, ICommandInput
{
    internal override string Field => "project";

    internal override ProjectId? Begins => Project;

    protected override Decision Decide(ProcessDescription process, ProcessContext context)
    {
        var title = Title.ToRequiredText();
        var begun = new ProcessDescribed(process.Id, Project, title);
        var phases = NewPhases.Decide(process, Phases, Lines, null);
        ImmutableArray<Refusal> refusals = [.. Rules.Found(Rules.Title(title, "title")), .. phases.Refusals];
        return refusals.IsEmpty ? Decision.Accept([begun, .. phases.Events]) : Decision.Refuse(refusals);
    }
}

sealed record RenameProcess(ProcessDescriptionId ProcessDescription, TextEdit Title, int? BasedOn = null, string? ClientMutationId = null) : ProcessCommand, ICommandInput
{
    protected override Decision Decide(ProcessDescription process, ProcessContext context)
    {
        var edit = new Edit<ProcessEvent>(process, context.BasedOn);
        edit.Check(Rules.Title(Title, process.Title, "title"));
        edit.Text("title", ProcessParts.Title, process.Title, Title, title => new ProcessRenamed(title));
        return edit.Decide();
    }
}

sealed record NameProcessVersion(ProcessDescriptionId ProcessDescription, TextEdit Name, string? ClientMutationId = null) : ProcessCommand, ICommandInput
{
    protected override Decision Decide(ProcessDescription process, ProcessContext context)
    {
        var name = Name.ToRequiredText();
        return Rules.Title(name, "name") is { } refusal ? refusal
            : process.Versions.LastOrDefault() is { } last && last.Version == process.Version && last.Name == name ? Decision.Nothing
            : process.Versions.Length >= PhaseRules.MaxVersions ? PhaseRules.TooMany("processDescription", PhaseRules.MaxVersions)
            : new ProcessVersionNamed(process.Versions.Length + 1, name);
    }
}

/// <summary>Begins a description with what a BPMN file tells.</summary>
sealed record ImportBpmn(ProjectId Project, [SearchedByItsCommand] string Xml, TextEdit? Title = null, Language? Language = null, string? ClientMutationId = null) : ProcessCommand, ICommandInput
{
    internal override string Field => "project";

    internal override ProjectId? Begins => Project;

    protected override Decision Decide(ProcessDescription process, ProcessContext context)
    {
        var imported = BpmnImport.Read(process, Xml, Language ?? Kernel.Language.Fi, out var suggested);
        if (!imported.Refusals.IsEmpty)
        {
            return imported;
        }

        var title = Title.ToText() ?? suggested;
        return Rules.Title(title, "title") is { } refusal ? refusal : Decision.Accept([new ProcessDescribed(process.Id, Project, title), .. imported.Events]);
    }
}

/// <summary>Puts a newer file in the place of what there is. Phases are known again by their elements' ids, and keep what a file does not tell.</summary>
sealed record ReplaceBpmn(ProcessDescriptionId ProcessDescription, [SearchedByItsCommand] string Xml, Language? Language = null, int? BasedOn = null, string? ClientMutationId = null) : ProcessCommand, ICommandInput
{
    protected override Decision Decide(ProcessDescription process, ProcessContext context)
    {
        var imported = BpmnImport.Read(process, Xml, Language ?? process.Source?.Language ?? process.Title.Original, out _);
        return !imported.Refusals.IsEmpty || imported.Events.IsEmpty ? imported
            : process.HasMoved(ProcessParts.Bpmn, context.BasedOn) ? Refusal.Conflict("xml", null, null)
            : imported;
    }
}
