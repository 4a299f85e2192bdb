using Collab.Journal.Transfer;
using Collab.Network.Kernel.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What all modules share.</summary>
sealed class KernelModule() : Module("network", "Kernel")
{
    public override IReadOnlyList<IExportSection> ExportSections => [new PersonalTextTable()];

    public override IReadOnlyList<IPersonalRows> PersonalRows => [new PersonalTextTable()];

    public override void AddServices(IServiceCollection services)
        => services.AddSingleton<PersonalTextQueries>()
            .AddSingleton<PersonalTextReader>()
            .AddSingleton<IEventSubscriber>(provider => provider.GetRequiredService<PersonalTextReader>());

    public override void Bind(ModuleFields fields) => KernelFields.Bind(fields.Map, fields.Nodes);
}
