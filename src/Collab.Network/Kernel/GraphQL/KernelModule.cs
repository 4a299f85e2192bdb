namespace Collab.Network.Kernel.GraphQL;

/// <summary>What all modules share.</summary>
sealed class KernelModule() : Module("network", "Kernel")
{
    public override void Bind(ModuleFields fields) => KernelFields.Bind(fields.Map, fields.Nodes);
}
