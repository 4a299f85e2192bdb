using System.Collections.Immutable;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
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
            .Field("formerNames", agency => agency.FormerNames.Select(name => new FormerName(name)).ToArray())
            .AsyncField("successors", (agency, context) => Found(agency.Successors, context))
            .AsyncField("predecessors", (agency, context) => Found(agency.Predecessors, context))
            .AsyncField("viewerCan", async (agency, context) => await context.Agency(agency.Id) is { } now ? ViewerCan(now, context.Viewer()) : []);
        fields.Node<UnitId, Unit>(async (id, context) => (await context.Agency(id.Agency))?.Unit(id.Number));
        fields.Object<Unit>()
            .Field("region", unit => unit.Details.Region)
            .Field("headcount", unit => unit.Details.Headcount)
            .OptionalTextField("field", unit => unit.Details.Field)
            .AsyncField("above", async (unit, context) => unit.Details.Above is { } above ? (await context.Agency(unit.Id.Agency))?.Unit(above) : null)
            .AsyncField("agency", (unit, context) => context.Agency(unit.Id.Agency))
            .AsyncField("viewerCan", async (unit, context)
                => await context.Agency(unit.Id.Agency) is { } agency && agency.Unit(unit.Id.Number) is { } now ? ViewerCan(agency, now, context.Viewer()) : []);
        fields.Query
            .AsyncField("agency", (AgencyArguments arguments, FieldContext context) => Find(arguments, context))
            .AsyncField("agencies", (AgenciesArguments arguments, FieldContext context) => List(arguments, context));
        fields.Commands<IAgencyGrain, AgencyId, AgencyCommand>()
            .Create<RegisterAgency, Agency>("registerAgency")
            .Add<EditAgency, Agency>("editAgency", command => command.Agency)
            .Add<AddUnit, Agency>("addUnit", command => command.Agency)
            .Add<DescribeUnit, Agency>("describeUnit", command => command.Unit.Agency)
            .Add<RenameUnit, Agency>("renameUnit", command => command.Unit.Agency)
            .Add<CloseUnit, Agency>("closeUnit", command => command.Unit.Agency)
            .Add<EndAgency, Agency>("endAgency", command => command.Agency)
            .Add<ResumeAgency, Agency>("resumeAgency", command => command.Agency);
    }

    public static string[] ViewerCan(Agency agency, Viewer viewer)
        =>
        [
            .. !Agency.MayEdit(agency.Id, viewer) || agency.EndedAt is not null ? Enumerable.Empty<string>()
                : agency.Units.Length < AddUnit.MaxUnits ? ["editAgency", "addUnit"]
                : ["editAgency"],
            .. !viewer.MayAdministerNetwork() ? Enumerable.Empty<string>() : agency.EndedAt is null ? ["endAgency"] : ["endAgency", "resumeAgency"],
        ];

    public static string[] ViewerCan(Agency agency, Unit unit, Viewer viewer)
        => Agency.MayEdit(unit.Id.Agency, viewer) && agency.EndedAt is null ? ["describeUnit", "renameUnit", "closeUnit"] : [];

    static async ValueTask<Agency?> Find(AgencyArguments arguments, FieldContext context)
        => (arguments.Id ?? await FindBySlug(arguments.Slug, context)) is { } id ? await context.Agency(id) : null;

    static async ValueTask<AgencyId?> FindBySlug(string? slug, FieldContext context)
        => slug is null ? null : await context.Service<AgencyQueries>().FindBySlug(slug, context.CancellationToken);

    static async ValueTask<Connection<Agency>> List(AgenciesArguments arguments, FieldContext context)
    {
        var page = await context.Service<AgencyQueries>().List(arguments.Kind, arguments.IncludeEnded, arguments.ToRequest(), context.Viewer(), context.CancellationToken);
        return await page.Load(rows => context.Copies().FindAll<AgencyId, Agency>([.. rows.Select(row => (new AgencyId(row.Id), row.Version))]));
    }

    static ValueTask<IReadOnlyList<Agency>> Found(IReadOnlyList<AgencyId> ids, FieldContext context) => Concurrently.Found(ids, id => context.Agency(id));

    sealed record FormerName(Text Name);

    sealed record AgencyArguments(AgencyId? Id, string? Slug);

    sealed record AgenciesArguments(AgencyKind? Kind, bool IncludeEnded, int? First, string? After, int? Last, string? Before) : IPageArguments;
}

static class AgencyFields
{
    /// <summary>Agencies and all whose work they carry on, however long ago: what belonged to those belongs to them.</summary>
    public static async ValueTask<ImmutableArray<AgencyId>> WithPredecessors(this AggregateCopies copies, ImmutableArray<AgencyId> agencies)
    {
        for (var i = 0; i < agencies.Length; i++)
        {
            if (await copies.Find<AgencyId, Agency>(agencies[i]) is { Predecessors: { IsEmpty: false } earlier })
            {
                agencies = agencies.AddRange(earlier.Except(agencies));
            }
        }

        return agencies;
    }

    /// <summary>An agency; everybody may read agencies.</summary>
    public static ValueTask<Agency?> Agency(this FieldContext context, AgencyId id) => context.Copies().Find<AgencyId, Agency>(id);
}
