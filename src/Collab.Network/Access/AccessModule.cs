using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Access;

/// <summary>What a viewer may do in the network.</summary>
sealed class AccessModule() : Module("access", "Access")
{
    public override void Bind(ModuleFields fields) => fields.Query.Field("viewerCan", context => context.Viewer().Mutations().ToArray());
}
