using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Xunit;

namespace Collab.GraphQL.Tests.Binding;

public sealed class ResolverMapTests
{
    readonly record struct AgencyId(Guid Value);

    sealed record Agency(AgencyId Id, string Name);

    sealed record Goal(string Title, AgencyId OwnerId, AgencyId? HostId, IReadOnlyList<AgencyId> PartnerIds);

    sealed record TextArgs(string? Language);

    static ValueTask<IReadOnlyDictionary<AgencyId, Agency>> Load(IReadOnlyList<AgencyId> ids) =>
        new(ids.ToDictionary(id => id, id => new Agency(id, $"{id.Value}")));

    [Fact]
    public void Every_shape_of_field_binds_with_a_plain_lambda()
    {
        var map = new ResolverMap();
        map.Query.AsyncField("goal", (TextArgs a, FieldContext c) => ValueTask.FromResult<Goal?>(null));
        map.Query.Field("now", c => c.FieldName);
        map.Subscription.StreamField("ticks", c => AsyncEnumerable.Range(0, 3));
        var goal = map.Object<Goal>("Goal")
            .Field("title", g => g.Title)
            .Field("viewer", (g, c) => c.Get<string>())
            .Field("text", (Goal g, TextArgs a, FieldContext c) => g.Title + a.Language)
            .AsyncField("project", (g, c) => ValueTask.FromResult(g.Title))
            .AsyncField("story", (Goal g, TextArgs a, FieldContext c) => ValueTask.FromResult(g.Title))
            .BatchField("owner", g => g.OwnerId, (keys, c) => Load(keys))
            .BatchField("ownerName", g => g.OwnerId, async (keys, c) => (IReadOnlyDictionary<AgencyId, string>)(await Load(keys)).ToDictionary(a => a.Key, a => a.Value.Name))
            .BatchField("host", g => g.HostId, (keys, c) => Load(keys))
            .BatchField("ownerIn", g => g.OwnerId, (IReadOnlyList<AgencyId> keys, TextArgs a, FieldContext c) => Load(keys))
            .BatchListField("partners", g => g.PartnerIds, (keys, c) => Load(keys));

        Assert.Same(goal, map.Object<Goal>("Goal"));
    }

    [Fact]
    public void A_field_bound_twice_is_refused()
    {
        var goal = new ResolverMap().Object<Goal>("Goal").Field("title", g => g.Title);

        Assert.Equal("Field Goal.title is bound twice; keep one of the two bindings.", Assert.Throws<InvalidOperationException>(() => goal.Field("title", g => g.Title)).Message);
    }

    [Fact]
    public void A_root_field_bound_twice_is_refused_by_its_name()
    {
        var map = new ResolverMap();
        map.Mutation.Field("a", _ => 1);

        Assert.Equal("Field Mutation.a is bound twice; keep one of the two bindings.", Assert.Throws<InvalidOperationException>(() => map.Mutation.Field("a", _ => 1)).Message);
    }

    [Fact]
    public void A_type_bound_to_two_CLR_types_is_refused()
    {
        var map = new ResolverMap();
        map.Object<Goal>("Goal");

        Assert.Equal("Type Goal is bound to Goal already; it cannot be bound to Agency as well.", Assert.Throws<InvalidOperationException>(() => map.Object<Agency>("Goal")).Message);
    }
}
