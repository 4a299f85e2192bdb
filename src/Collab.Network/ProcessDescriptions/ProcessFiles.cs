using Collab.Bpmn;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Orleans;

namespace Collab.Network.ProcessDescriptions;

/// <summary>Process descriptions as files, for who sends and fetches them whole: the same commands and the same access as by fields.</summary>
sealed class ProcessFiles(AggregateCopies copies, BpmnDocumentQueries documents, IGrainFactory grains, IIdSource ids, JournalFollower follower)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = BpmnLimits.MaxLength;

    /// <summary>A description as BPMN, from which its file and its picture are made.</summary>
    /// <param name="id">The global id.</param>
    /// <param name="language">The language of the names; null for the file's own, or the viewer's.</param>
    /// <param name="viewer">Who asks.</param>
    /// <returns>Null when there is no such description for the viewer.</returns>
    public async Task<ProcessPicture?> Find(string id, Language? language, Viewer viewer)
        => GlobalId.TryParse<ProcessDescriptionId>(id, out var known) && await copies.Visible(await copies.Find<ProcessDescriptionId, ProcessDescription>(known), viewer) is { } process
            ? await PictureOf(process, language, viewer)
            : null;

    /// <summary>A description as a picture.</summary>
    public async Task<ProcessPicture> PictureOf(ProcessDescription process, Language? language, Viewer viewer)
    {
        var file = await documents.Of(process);
        return ProcessPicture.Of(process, file, language ?? (file is null ? viewer.Language : process.Source!.Language));
    }

    /// <summary>Begins a description with a file.</summary>
    /// <param name="project">The project's global id.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="charset">The encoding that the sender claims; null for none.</param>
    /// <param name="language">The language of the names in it.</param>
    /// <param name="viewer">Who sends it.</param>
    public async Task<Outcome> Import(string project, ReadOnlyMemory<byte> bytes, string? charset, Language language, Viewer viewer)
        => !GlobalId.TryParse<ProjectId>(project, out var known) ? Outcome.Refused(Refusal.NotFound("project"))
            : BpmnText.Decode(bytes.Span, charset, out var problem) is not { } text ? Outcome.Refused(BpmnRefusals.Of(problem!, "xml"))
            : await Decide(ids.Next<ProcessDescriptionId>(), new ImportBpmn(known, text, Language: language), new CommandContext(viewer));

    /// <summary>Puts a newer file in the place of what there is.</summary>
    /// <param name="id">The description's global id.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="charset">The encoding that the sender claims; null for none.</param>
    /// <param name="language">The language of the names in it; null for that of the file before.</param>
    /// <param name="basedOn">The version that the sender read; null for whatever is there.</param>
    /// <param name="viewer">Who sends it.</param>
    public async Task<Outcome> Replace(string id, ReadOnlyMemory<byte> bytes, string? charset, Language? language, int? basedOn, Viewer viewer)
        => !GlobalId.TryParse<ProcessDescriptionId>(id, out var known) ? Outcome.Refused(Refusal.NotFound("processDescription"))
            : BpmnText.Decode(bytes.Span, charset, out var problem) is not { } text ? Outcome.Refused(BpmnRefusals.Of(problem!, "xml"))
            : await Decide(known, new ReplaceBpmn(known, text, language, basedOn), new CommandContext(viewer, basedOn));

    async Task<Outcome> Decide(ProcessDescriptionId id, ProcessCommand command, CommandContext context)
    {
        // Texts that come by fields are checked before a command is made of them.
        var text = (command as ImportBpmn)?.Xml ?? (command as ReplaceBpmn)?.Xml ?? "";
        if (Rules.Storable(text, "xml") is { } refusal)
        {
            return Outcome.Refused(refusal);
        }

        var outcome = await grains.GetGrain<IProcessDescriptionGrain>(id.Value).Decide(command, context);
        await follower.Take(outcome, CancellationToken.None);
        return outcome;
    }
}
