using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Agencies;

/// <summary>Binds the fields of <c>agencies.graphql</c>.</summary>
static class AgencyFields
{
    public static void Bind(ResolverMap map, NodeSources nodes, ChangeSources changes)
    {
        nodes.Add<AgencyId, Agency>((id, context) => context.Agency(id));
        changes.Add(AgencyStream.Aggregate, (agency, _) => ValueTask.FromResult<Agency?>(agency));
        map.Enum<AgencyKind>("AgencyKind")
            .Input<RegisterAgencyInput>("RegisterAgencyInput")
            .Input<EditAgencyInput>("EditAgencyInput")
            .Input<AddUnitInput>("AddUnitInput")
            .Input<RenameUnitInput>("RenameUnitInput")
            .Input<CloseUnitInput>("CloseUnitInput");
        map.Connection<Agency>("Agency");
        map.Payload<Agency>("Agency", "agency");
        map.Object<Unit>("Unit")
            .Field("id", unit => unit.Id)
            .TextField("name", unit => unit.Name)
            .Field("viewerCan", (unit, context) => AgencyMutations.Of(unit, context.Viewer()).ToArray());
        map.Object<Agency>("Agency")
            .Field("id", agency => agency.Id)
            .Field("slug", agency => agency.Slug)
            .TextField("name", agency => agency.Name)
            .Field("kind", agency => agency.Kind)
            .Field("homePage", agency => agency.HomePage)
            .Field("units", agency => agency.Units)
            .Field("viewerCan", (agency, context) => AgencyMutations.Of(agency, context.Viewer()).ToArray())
            .HistoryFieldsOf(AgencyStream.Aggregate, agency => agency.Id);

        map.Query.AsyncField("agency", (AgencyArguments arguments, FieldContext context) => Find(arguments, context));
        map.Query.AsyncField("agencies", (AgenciesArguments arguments, FieldContext context) => List(arguments, context));
        BindMutations(map.Mutation);
    }

    /// <summary>An agency; everybody may read agencies.</summary>
    public static ValueTask<Agency?> Agency(this FieldContext context, AgencyId id) => context.Copies().Find<AgencyId, Agency>(id);

    static void BindMutations(RootBinding mutation)
    {
        mutation.AsyncField("registerAgency", (InputOf<RegisterAgencyInput> arguments, FieldContext context)
            => Run(context, context.Service<IIdSource>().Next<AgencyId>(), arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("editAgency", (InputOf<EditAgencyInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Agency, arguments.Input, arguments.Input.ToCommand()));
        mutation.AsyncField("addUnit", (InputOf<AddUnitInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Agency, arguments.Input, new AddUnit(arguments.Input.Name.ToRequiredText())));
        mutation.AsyncField("renameUnit", (InputOf<RenameUnitInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Unit.Agency, arguments.Input, new RenameUnit(arguments.Input.Unit.Number, arguments.Input.Name.ToRequiredEdit())));
        mutation.AsyncField("closeUnit", (InputOf<CloseUnitInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Unit.Agency, arguments.Input, new CloseUnit(arguments.Input.Unit.Number)));
    }

    static ValueTask<Payload<Agency>?> Run(FieldContext context, AgencyId id, ICommandInput input, AgencyCommand command)
        => context.Run(input, command, context.Grain<IAgencyGrain>(id.Value), (AgencyId subject) => context.Agency(subject));

    static async ValueTask<Agency?> Find(AgencyArguments arguments, FieldContext context)
        => (arguments.Id ?? await FindBySlug(arguments.Slug, context)) is { } id ? await context.Agency(id) : null;

    static async ValueTask<AgencyId?> FindBySlug(string? slug, FieldContext context)
        => slug is null ? null : await context.Service<AgencyQueries>().FindBySlug(slug, context.CancellationToken);

    static async ValueTask<Connection<Agency>> List(AgenciesArguments arguments, FieldContext context)
    {
        var page = await context.Service<AgencyQueries>().List(arguments.Kind, arguments.ToRequest(), context.Viewer(), context.CancellationToken);
        return await page.Load(rows => context.Copies().FindAll<AgencyId, Agency>([.. rows.Select(row => (new AgencyId(row.Id), row.Version))]));
    }

    sealed record AgencyArguments(AgencyId? Id, string? Slug);

    sealed record AgenciesArguments(AgencyKind? Kind, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
