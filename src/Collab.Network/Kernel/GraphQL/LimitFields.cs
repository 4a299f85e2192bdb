using Collab.GraphQL.Binding;
using Collab.GraphQL.Limits;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Binds <c>limits</c>: what the engine that answers keeps, not what somebody wrote down of it.</summary>
static class LimitFields
{
    public static void Bind(ResolverMap map)
    {
        map.Query.Field("limits", context => context.Limits);
        map.Object<OperationLimits>("Limits")
            .Field(LimitNames.DocumentBytes, limits => limits.DocumentBytes)
            .Field(LimitNames.Tokens, limits => limits.Tokens)
            .Field(LimitNames.Depth, limits => limits.Depth)
            .Field(LimitNames.Cost, limits => limits.Cost)
            .Field(LimitNames.Aliases, limits => limits.Aliases)
            .Field(LimitNames.RootFields, limits => limits.RootFields)
            .Field(LimitNames.DirectivesPerLocation, limits => limits.DirectivesPerLocation)
            .Field(LimitNames.BatchSize, limits => limits.BatchSize)
            .Field(LimitNames.TimeMs, limits => (int)Math.Min(limits.Timeout.TotalMilliseconds, int.MaxValue))
            .Field("pageSize", limits => limits.PageSize)
            .Field("defaultPageSize", limits => limits.DefaultPageSize)
            .Field("listSize", limits => limits.ListSize);
    }
}
