using System.Collections.Immutable;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>The CLR types of the specified scalars (specification 3.5); variables use the first one.</summary>
static class SpecifiedScalarBindings
{
    static readonly ImmutableArray<BoundScalar> Int = [new(typeof(int), Leaf<int, IntLeaf>(), new IntCoercer())];

    static readonly ImmutableArray<BoundScalar> Float =
    [
        new(typeof(double), Leaf<double, DoubleLeaf>(), new FloatCoercer()),
        new(typeof(decimal), Leaf<decimal, DecimalLeaf>(), null),
        new(typeof(int), Leaf<int, IntLeaf>(), null),
    ];

    static readonly ImmutableArray<BoundScalar> String = [new(typeof(string), Leaf<string, StringLeaf>(), new StringCoercer())];

    static readonly ImmutableArray<BoundScalar> Boolean = [new(typeof(bool), Leaf<bool, BooleanLeaf>(), new BooleanCoercer())];

    static readonly ImmutableArray<BoundScalar> Id =
    [
        new(typeof(string), Leaf<string, StringLeaf>(), new IdCoercer()),
        new(typeof(Guid), Leaf<Guid, FormattedLeaf<Guid>>(), null),
        new(typeof(int), Leaf<int, FormattedLeaf<int>>(), null),
        new(typeof(long), Leaf<long, FormattedLeaf<long>>(), null),
    ];

    public static ImmutableArray<BoundScalar> Of(string name) => name switch
    {
        "Int" => Int,
        "Float" => Float,
        "String" => String,
        "Boolean" => Boolean,
        "ID" => Id,
        _ => [],
    };

    static LeafCompleter<T, TLeaf> Leaf<T, TLeaf>()
        where TLeaf : struct, ILeaf<T> => new(default);
}
