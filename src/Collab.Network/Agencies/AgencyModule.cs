using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Agencies;

/// <summary>Agencies and their units.</summary>
sealed class AgencyModule() : Module("agencies", "Agencies")
{
    public override IReadOnlyList<IAggregate> Aggregates => [Agency.Aggregate];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<AgencyQueries>();

    public override void Bind(ModuleFields fields)
    {
        fields.Aggregate(Agency.Aggregate, agency => agency.Id)
            .AsyncField("viewerCan", async (agency, context) => await context.Agency(agency.Id) is { } now ? ViewerCan(now, context.Viewer()) : []);
        fields.Object<Unit>()
            .AsyncField("viewerCan", async (unit, context) => (await context.Agency(unit.Id.Agency))?.Unit(unit.Id.Number) is { } now ? ViewerCan(now, context.Viewer()) : []);
        fields.Query
            .AsyncField("agency", (AgencyArguments arguments, FieldContext context) => Find(arguments, context))
            .AsyncField("agencies", (AgenciesArguments arguments, FieldContext context) => List(arguments, context));
        fields.Commands<IAgencyGrain, AgencyId, AgencyCommand>()
            .Create<RegisterAgency, Agency>("registerAgency")
            .Add<EditAgency, Agency>("editAgency", command => command.Agency)
            .Add<AddUnit, Agency>("addUnit", command => command.Agency)
            .Add<RenameUnit, Agency>("renameUnit", command => command.Unit.Agency)
            .Add<CloseUnit, Agency>("closeUnit", command => command.Unit.Agency);
    }

    public static string[] ViewerCan(Agency agency, Viewer viewer)
        => !Agency.MayEdit(agency.Id, viewer) ? [] : agency.Units.Length < AddUnit.MaxUnits ? ["editAgency", "addUnit"] : ["editAgency"];

    public static string[] ViewerCan(Unit unit, Viewer viewer) => Agency.MayEdit(unit.Id.Agency, viewer) ? ["renameUnit", "closeUnit"] : [];

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

static class AgencyFields
{
    /// <summary>An agency; everybody may read agencies.</summary>
    public static ValueTask<Agency?> Agency(this FieldContext context, AgencyId id) => context.Copies().Find<AgencyId, Agency>(id);
}
