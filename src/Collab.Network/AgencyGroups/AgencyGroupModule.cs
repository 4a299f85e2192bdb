using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.AgencyGroups;

/// <summary>Groups of agencies.</summary>
sealed class AgencyGroupModule() : Module("agency-groups", "AgencyGroups")
{
    public override IReadOnlyList<IAggregate> Aggregates => [AgencyGroup.Aggregate];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<AgencyGroupQueries>();

    public override void Bind(ModuleFields fields)
    {
        fields.Aggregate(AgencyGroup.Aggregate, group => group.Id)
            .AsyncField("agencies", (group, context) => Concurrently.Found(group.Members, id => context.Agency(id)))
            .Field("viewerCan", (_, context) => context.Viewer().MayAdministerNetwork() ? ["editAgencyGroup"] : Array.Empty<string>());
        fields.Query.AsyncField("agencyGroups", (PageArguments arguments, FieldContext context) => List(null, arguments, context));
        fields.Object<Agency>().AsyncField("groups", (Agency agency, PageArguments arguments, FieldContext context) => List(agency.Id, arguments, context));
        fields.Commands<IAgencyGroupGrain, AgencyGroupId, AgencyGroupCommand>()
            .Create<FormAgencyGroup, AgencyGroup>("formAgencyGroup")
            .Add<EditAgencyGroup, AgencyGroup>("editAgencyGroup", command => command.Group);
    }

    static async ValueTask<Connection<AgencyGroup>> List(AgencyId? agency, PageArguments arguments, FieldContext context)
    {
        var page = await context.Service<AgencyGroupQueries>().List(agency, arguments.ToRequest(), context.Viewer(), context.CancellationToken);
        return await page.Load(rows => context.Copies().FindAll<AgencyGroupId, AgencyGroup>([.. rows.Select(row => (new AgencyGroupId(row.Id), row.Version))]));
    }
}
