using Collab.GraphQL.Binding;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Access;

/// <summary>Binds the fields of <c>access.graphql</c>.</summary>
static class AccessFields
{
    public static void Bind(ResolverMap map) => map.Query.Field("viewerCan", context => context.Viewer().Mutations().ToArray());
}
