using System.Collections.Immutable;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>The CLR types of the specified scalars (specification 3.5); the first one is what variables are read as.</summary>
static class SpecifiedScalarBindings
{
    static readonly ImmutableArray<BoundScalar> Int = [new(typeof(int), new IntCompleter(), new IntCoercer())];

    static readonly ImmutableArray<BoundScalar> Float =
    [
        new(typeof(double), new DoubleCompleter(), new FloatCoercer()),
        new(typeof(decimal), new DecimalCompleter(), null),
        new(typeof(int), new IntCompleter(), null),
    ];

    static readonly ImmutableArray<BoundScalar> String = [new(typeof(string), new StringCompleter(), new StringCoercer())];

    static readonly ImmutableArray<BoundScalar> Boolean = [new(typeof(bool), new BooleanCompleter(), new BooleanCoercer())];

    static readonly ImmutableArray<BoundScalar> Id =
    [
        new(typeof(string), new StringCompleter(), new IdCoercer()),
        new(typeof(Guid), new FormattedCompleter<Guid>(), null),
        new(typeof(int), new FormattedCompleter<int>(), null),
        new(typeof(long), new FormattedCompleter<long>(), null),
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
}
