using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;
using Collab.Network.ProcessDescriptions.Outlines;
using Collab.Network.Projects;

namespace Collab.Network.ProcessDescriptions;

/// <summary>The fields of <c>processes.graphql</c>.</summary>
static class ProcessFields
{
    public static void Bind(ModuleFields fields)
    {
        fields.Map.Scalar("Duration", ScalarCodec.Text((string duration) => duration, ReadDuration));
        fields.Object<Project>()
            .AsyncField("processDescriptions", (Project project, PageArguments page, FieldContext context) => List(project, page, context))
            .AsyncField("processDescriptionMutations", async (project, context) => await context.RightsIn(project.Id) is { MayWork: true } rights
                ? ProcessMutations.Of(rights, await context.Service<ProcessDescriptionQueries>().Count(project.Id)).ToArray()
                : []);
        fields.Aggregate(ProcessDescription.Aggregate, process => process.Id, (process, context) => context.Copies().Visible(process, context.Viewer()), process => process.Project)
            .AsyncField("project", (process, context) => context.Project(process.Project, process.AsOf))
            .Field("phases", (ProcessDescription process, PageArguments page, FieldContext _) => Shown(process).Page(page.ToRequest(), phase => MemoryCursor.Of(phase.Phase.Id.Number)))
            .Field("versions", process => process.Versions.Select(version => new ShownVersion(process, version)).ToArray())
            .AsyncField("compare", (ProcessDescription process, CompareArguments arguments, FieldContext context) => Compare(process, arguments, context))
            .AsyncField("outline", async (ProcessDescription process, TextArguments arguments, FieldContext context) => ProcessOutline.Of(await Picture(process, arguments.Language, context)))
            .AsyncField("diagram", async (ProcessDescription process, TextArguments arguments, FieldContext context) => ProcessDiagram.Of(await Picture(process, arguments.Language, context)))
            .AsyncField("bpmn", async (ProcessDescription process, TextArguments arguments, FieldContext context) => (await Picture(process, arguments.Language, context)).Document.Text)
            .Field("source", process => process.Source is { } source ? new ShownSource(process, source) : null)
            .AsyncField("viewerCan", async (process, context) => await context.Process(process.Id) is { } now ? ProcessMutations.Of(now, await context.RightsIn(now.Project)).ToArray() : []);
        BindPhase(fields);
        fields.Object<ShownVersion>("ProcessVersion")
            .Field("number", shown => shown.Version.Number)
            .TextField("name", shown => shown.Version.Name)
            .AsyncField("author", (shown, context) => context.Person(shown.Version.Author))
            .Field("at", shown => shown.Version.At)
            .AsyncField("processDescription", (shown, context) => AsNamed(shown.Process, shown.Version.Number, context));
        fields.Object<ProcessComparison>()
            .Field("phases", (ProcessComparison comparison, ComparedArguments arguments, FieldContext _) => comparison.Phases
                .Where(phase => arguments.IncludeUnchanged || phase.Kinds.Count > 0)
                .Select(change => new ShownChange(comparison, change)).ToArray());
        fields.Object<ShownChange>("PhaseChange")
            .Field("before", shown => shown.Change.Before is { } phase ? new ShownPhase(shown.Comparison.From, phase) : null)
            .Field("after", shown => shown.Change.After is { } phase ? new ShownPhase(shown.Comparison.To, phase) : null)
            .Field("kinds", shown => shown.Change.Kinds)
            .Field("details", shown => shown.Change.Details);
        fields.Object<ProcessOutline>();
        fields.Object<OutlineLine>();
        fields.Object<ShownSource>("BpmnSource")
            .Field("language", shown => shown.Source.Language)
            .AsyncField("author", (shown, context) => context.Person(shown.Source.Author))
            .Field("at", shown => shown.Source.At)
            .AsyncField("notModelled", async (shown, context) => (await context.Service<BpmnDocumentQueries>().Of(shown.Process))?.Model.NotModelled ?? []);
    }

    /// <summary>A description as the viewer may see it.</summary>
    public static async ValueTask<ProcessDescription?> Process(this FieldContext context, ProcessDescriptionId id)
        => await context.Copies().Visible(await context.Copies().Find<ProcessDescriptionId, ProcessDescription>(id), context.Viewer());

    static void BindPhase(ModuleFields fields)
    {
        fields.Node<PhaseId, ShownPhase>(async (id, context) => await context.Process(id.Process) is { } process && process.Phase(id.Number) is { } phase ? new ShownPhase(process, phase) : null);
        fields.Object<ShownPhase>("Phase")
            .Field("id", shown => shown.Phase.Id)
            .AsyncField("processDescription", (shown, context) => context.Process(shown.Process.Id))
            .TextField("title", shown => shown.Phase.Definition.Title)
            .OptionalTextField("description", shown => shown.Phase.Definition.Description)
            .Field("roles", shown => Names(shown.Phase.Definition.Roles))
            .Field("stakeholderGroups", shown => shown.Phase.Definition.Groups)
            .Field("inputs", shown => Names(shown.Phase.Definition.Inputs))
            .Field("outputs", shown => Names(shown.Phase.Definition.Outputs))
            .Field("systems", shown => Names(shown.Phase.Definition.Systems))
            .Field("painPoints", shown => shown.Phase.Definition.PainPoints)
            .Field("duration", shown => shown.Phase.Definition.Duration)
            .Field("branching", shown => shown.Phase.Definition.Branching)
            .Field("next", shown => shown.Process.After(shown.Process.Phases.IndexOf(shown.Phase)).Select(link => new ShownLink(shown.Process, link)).ToArray())
            .Field("element", shown => shown.Phase.Element)
            .AsyncField("viewerCan", async (shown, context) => await context.Process(shown.Process.Id) is { } now && now.Phase(shown.Phase.Id.Number) is not null
                ? ProcessMutations.OfPhase(now, await context.RightsIn(now.Project)).ToArray()
                : []);
        fields.Object<PhaseName>();
        fields.Object<StakeholderGroup>("PhaseStakeholderGroup").Field("stakeholderId", group => group.Stakeholder);
        fields.Object<ShownLink>("PhaseLink")
            .Field("phase", shown => new ShownPhase(shown.Process, shown.Process.Phase(shown.Link.Phase)!))
            .OptionalTextField("condition", shown => shown.Link.Condition);
    }

    static async ValueTask<Connection<ProcessDescription>> List(Project project, PageArguments page, FieldContext context)
    {
        var rows = await context.Service<ProcessDescriptionQueries>().Of(project.Id, context.CancellationToken);
        var found = await context.Copies().FindAll<ProcessDescriptionId, ProcessDescription>([.. rows]);
        IReadOnlyList<ProcessDescription> all = project.AsOf is { } moment
            ? [.. (await context.FindAsOf<ProcessDescriptionId, ProcessDescription>([.. rows.Select(row => row.Id)], moment)).OfType<ProcessDescription>()]
            : [.. found.OfType<ProcessDescription>()];
        return all.Page(page.ToRequest(), process => GlobalId.Of(process.Id));
    }

    static async ValueTask<ProcessComparison?> Compare(ProcessDescription process, CompareArguments arguments, FieldContext context)
    {
        var from = await AsNamed(process, arguments.From, context);
        var to = arguments.To is { } number ? await AsNamed(process, number, context) : process;
        return from is null || to is null ? null : ProcessComparison.Of(from, to);
    }

    /// <summary>The description as it was when a version got its name.</summary>
    static async ValueTask<ProcessDescription?> AsNamed(ProcessDescription process, int number, FieldContext context)
        => number >= 1 && number <= process.Versions.Length
            ? (await context.FindAsOf<ProcessDescriptionId, ProcessDescription>([process.Id], process.Versions[number - 1].At))[0]
            : null;

    static async ValueTask<ProcessPicture> Picture(ProcessDescription process, Language? language, FieldContext context)
        => await context.Service<ProcessFiles>().PictureOf(process, language, context.Viewer());

    static ShownPhase[] Shown(ProcessDescription process) => [.. process.Phases.Select(phase => new ShownPhase(process, phase))];

    static PhaseName[] Names(IReadOnlyList<Text> names) => [.. names.Select(name => new PhaseName(name))];

    static string ReadDuration(string text)
        => PhaseRules.IsDuration(text) ? text : throw new FormatException("a duration of ISO 8601 was expected, such as P2D (two days) or PT1H30M");

    sealed record CompareArguments(int From, int? To);

    sealed record ComparedArguments(bool IncludeUnchanged);

    sealed record ShownVersion(ProcessDescription Process, ProcessVersion Version);

    sealed record ShownChange(ProcessComparison Comparison, PhaseChange Change);

    sealed record ShownSource(ProcessDescription Process, BpmnSource Source);

    sealed record ShownLink(ProcessDescription Process, PhaseLink Link);
}

/// <summary>A name alone.</summary>
sealed record PhaseName(Text Name);
