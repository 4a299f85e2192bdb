using Collab.Journal.Transfer;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.People;

sealed class PersonModule() : Module("people", "People")
{
    public override IReadOnlyList<IAggregate> Aggregates => [PersonStream.Aggregate];

    public override IReadOnlyList<IExportSection> ExportSections => [new ProfileProjection(), new SignInProjection()];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PersonScopes>()
            .AddSingleton<IEventSubscriber>(provider => provider.GetRequiredService<PersonScopes>())
            .AddSingleton<IViewerSource, PersonViewers>()
            .AddSingleton<PersonQueries>();
    }

    public override void Bind(ModuleFields fields)
    {
        PersonFields.Bind(fields.Map, fields.Nodes, fields.Sources);
    }
}
