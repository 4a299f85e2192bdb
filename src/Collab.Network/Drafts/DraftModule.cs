using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.Kernel.Personal;
using Collab.Network.People;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Drafts;

/// <summary>What people have not shared yet. A mutation with <c>draft</c> in its input shares one; see <see cref="SubmissionOptions"/>.</summary>
sealed class DraftModule() : Module("drafts", "Drafts")
{
    static readonly string[] ViewerMutations = ["saveDraft"];
    static readonly string[] DraftMutations = ["saveDraft", "discardDraft"];

    public override IReadOnlyList<IPersonalRows> PersonalRows => [new DraftTable()];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<DraftQueries>();

    public override void Bind(ModuleFields fields)
    {
        var mutations = fields.Map.Mutation;
        fields.Query.Field("viewer", context => context.Viewer() is { Person: not null } viewer ? viewer : null);
        fields.Object<Viewer>()
            .AsyncField("person", (viewer, context) => context.Person(viewer.Person))
            .AsyncField("drafts", (Viewer viewer, DraftsArguments arguments, FieldContext context) => List(viewer, arguments, context))
            .Field("viewerCan", _ => ViewerMutations);
        fields.Object<Draft>()
            .Field("warnings", (draft, context) => DraftRules.Warnings(draft).Select(warning => new DraftWarning(warning, context.Viewer().Language)).ToArray())
            .Field("viewerCan", _ => DraftMutations);
        fields.Object<DraftWarning>()
            .Field("code", warning => warning.Refusal.Code)
            .Field("message", warning => warning.Refusal.Message.For(warning.Language))
            .Field("path", warning => warning.Refusal.Path)
            .Field("start", warning => warning.Refusal.Range!.Start)
            .Field("length", warning => warning.Refusal.Range!.Length);
        fields.Node<DraftId, Draft>((id, context) => context.Viewer().Person is { } person ? new(Queries(context).Find(id, person, context.CancellationToken)) : default);
        mutations.AsyncField("saveDraft", (SaveDraftArguments arguments, FieldContext context) => Save(arguments.Input, mutations.Fields.ContainsKey, context));
        mutations.AsyncField("discardDraft", (DiscardDraftArguments arguments, FieldContext context) => Discard(arguments.Input, context));
    }

    static async ValueTask<Connection<Draft>> List(Viewer viewer, DraftsArguments arguments, FieldContext context)
        => await Queries(context).List(viewer.Person!.Value, arguments.Mutation, arguments.Target, arguments.ToRequest(), viewer, context.CancellationToken);

    static async ValueTask<Payload<Draft>?> Save(SaveDraftInput input, Func<string, bool> isMutation, FieldContext context)
    {
        var (viewer, json) = (context.SignedIn(), Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(input.Input, DomainJson.Options)));
        Refusal[] refusals =
        [
            .. !isMutation(input.Mutation) || input.Mutation is "saveDraft" or "discardDraft" ? [DraftRules.NoMutation()] : Enumerable.Empty<Refusal>(),
            .. input.Target is { } target && !GlobalId.TrySplit(target, out _, out _) ? [Refusal.NotFound("target")] : Enumerable.Empty<Refusal>(),
            .. DraftRules.Check(input.Input, json),
        ];
        if (refusals.Length > 0)
        {
            return Refused(viewer, refusals);
        }

        var person = viewer.Person!.Value;
        var clock = context.Services.GetRequiredKeyedService<TimeProvider>(NetworkClock.Key);
        var draft = new Draft(input.Draft ?? context.Service<IIdSource>().Next<DraftId>(), input.Mutation, input.Target, input.Input, 0, Moments.Now(clock));
        var saved = await Queries(context).Save(draft, input.Draft is null, json, person, input.BasedOn, CommandRunner.ClientMutationId(input.ClientMutationId), context.CancellationToken);
        var now = saved.Id is { } id ? await Queries(context).Find(id, person, context.CancellationToken) : null;
        return saved.Outcome switch
        {
            "saved" => new Payload<Draft>(now, null, []),
            "moved" => Refused(viewer, Refusal.Conflict("input", Shown(input.Input), now is null ? null : Shown(now.Input))),
            "ahead" => Refused(viewer, CommandRefusals.NotYetThere),
            "many" => Refused(viewer, DraftRules.TooMany()),
            "large" => Refused(viewer, DraftRules.TooLarge()),
            _ => Refused(viewer, CommandRefusals.NoDraft),
        };
    }

    static async ValueTask<Payload<Draft>?> Discard(DiscardDraftInput input, FieldContext context)
    {
        var viewer = context.SignedIn();
        if (await Queries(context).Find(input.Draft, viewer.Person!.Value, context.CancellationToken) is not { } draft)
        {
            return Refused(viewer, CommandRefusals.NoDraft);
        }

        await Queries(context).Discard(new SharedDraft(draft.Id, null), viewer.Person.Value, context.CancellationToken);
        return new Payload<Draft>(draft, null, []);
    }

    static DraftQueries Queries(FieldContext context) => context.Service<DraftQueries>();

    static string Shown(JsonElement input) => JsonSerializer.Serialize(input, DomainJson.Options);

    static Payload<Draft> Refused(Viewer viewer, params IEnumerable<Refusal> refusals) => new(null, null, [.. refusals.Select(refusal => new RefusalReading(refusal, viewer.Language))]);

    sealed record DraftWarning(Refusal Refusal, Language Language);

    sealed record DraftsArguments(string? Mutation, string? Target, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record SaveDraftArguments(SaveDraftInput Input);

    sealed record DiscardDraftArguments(DiscardDraftInput Input);
}

sealed record SaveDraftInput(DraftId? Draft, string Mutation, string? Target, JsonElement Input, int? BasedOn, string? ClientMutationId);

sealed record DiscardDraftInput(DraftId Draft, string? ClientMutationId);
