using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Finds the completer of a CLR type at an SDL type, or records why the two do not match.</summary>
sealed class OutputBinder(SchemaBinder schema, BindingFaults faults)
{
    /// <summary>The completer of a field's results; null when an error was recorded.</summary>
    public Completer<T>? Completer<T>(GraphQLType type) => Find(type, typeof(T)) as Completer<T>;

    /// <summary>The completer of results without CLR types.</summary>
    public Completer<object?> Untyped(GraphQLType type, IUntypedResolver resolver) => type.Nullable switch
    {
        GraphQLListType list => new UntypedListCompleter(Untyped(list.ItemType, resolver), !list.ItemType.IsNonNull),
        GraphQLObjectType named => new UntypedObjectCompleter(schema.ObjectOf(named)),
        GraphQLCompositeType named => new UntypedAbstractCompleter(named, resolver, schema.FindObject),
        GraphQLNamedType named => new UntypedLeafCompleter(named),
        _ => throw new InvalidOperationException($"{type} is no output type."),
    };

    Completer? Find(GraphQLType type, Type clr)
    {
        if (System.Nullable.GetUnderlyingType(clr) is { } underlying)
        {
            if (type.IsNonNull)
                return Fault(type, clr, $"{type} is never null: give {BindingFaults.Name(underlying)}, or make the SDL type nullable.");

            return Find(type, underlying) is { } inner ? Make(typeof(NullableCompleter<>), [underlying], inner) : null;
        }

        return type.Nullable switch
        {
            GraphQLListType list => FindList(list, clr),
            GraphQLScalarType scalar => FindScalar(scalar, clr),
            GraphQLEnumType named => FindEnum(named, clr),
            GraphQLObjectType named => FindObject(named, clr),
            GraphQLCompositeType named => FindAbstract(named, clr),
            _ => Fault(type, clr, "it is no output type."),
        };
    }

    Completer? FindList(GraphQLListType list, Type clr)
    {
        var indexed = ItemOf(clr, typeof(IReadOnlyList<>));
        var item = indexed ?? (clr == typeof(string) ? null : ItemOf(clr, typeof(IEnumerable<>)));
        if (item is null)
            return Fault(list, clr, "give an IReadOnlyList<…>.");

        return Find(list.ItemType, item) is { } inner
            ? Make(indexed is null ? typeof(EnumeratedListCompleter<,>) : typeof(IndexedListCompleter<,>), [clr, item], inner, !list.ItemType.IsNonNull)
            : null;
    }

    Completer? FindScalar(GraphQLScalarType scalar, Type clr)
    {
        var known = schema.ScalarsOf(scalar);
        if (known.FirstOrDefault(bound => bound.ClrType == clr) is { } found)
            return found.Completer;

        return Fault(scalar, clr, known.IsEmpty
            ? $"bind the scalar with map.Scalar(\"{scalar.Name}\", codec)."
            : $"give {string.Join(" or ", known.Select(bound => BindingFaults.Name(bound.ClrType)))}, or bind a codec for it with map.Scalar.");
    }

    /// <summary>The bound CLR enum, or the name of the value.</summary>
    Completer? FindEnum(GraphQLEnumType type, Type clr)
    {
        var bound = schema.EnumOf(type);
        if (bound?.ClrType == clr)
            return bound.Completer;

        return clr == typeof(string)
            ? new LeafCompleter<string, EnumNameLeaf>(new(type))
            : Fault(type, clr, bound is null ? $"bind the enum with map.Enum<{(clr.IsEnum ? BindingFaults.Name(clr) : "…")}>(\"{type.Name}\")." : $"give {BindingFaults.Name(bound.ClrType)}.");
    }

    Completer? FindObject(GraphQLObjectType type, Type clr)
    {
        var bound = schema.ObjectOf(type);
        return bound.ClrType.IsAssignableFrom(clr)
            ? Make(typeof(ObjectCompleter<>), [clr], bound)
            : Fault(type, clr, bound.ClrType == typeof(void)
                ? $"bind the type with map.Object<{BindingFaults.Name(clr)}>(\"{type.Name}\")."
                : $"give {BindingFaults.Name(bound.ClrType)}.");
    }

    Completer? FindAbstract(GraphQLCompositeType type, Type clr)
    {
        var resolution = schema.ResolutionOf(type);
        return resolution.Possible.Any(bound => clr.IsAssignableFrom(bound.ClrType) || bound.ClrType.IsAssignableFrom(clr))
            ? Make(typeof(AbstractCompleter<>), [clr], resolution)
            : Fault(type, clr, $"no object type of {type.Name} is bound to it or to a type derived from it.");
    }

    Completer? Fault(GraphQLType type, Type clr, string mend)
    {
        if (clr.IsGenericType && (clr.GetGenericTypeDefinition() == typeof(ValueTask<>) || clr.GetGenericTypeDefinition() == typeof(Task<>)))
            faults.Add($"the resolver gives {BindingFaults.Name(clr)}; bind it with AsyncField.", schema.CurrentMethod);
        else
            faults.Add($"the resolver gives {BindingFaults.Name(clr)}, which does not fit {type}; {mend}", schema.CurrentMethod);
        return null;
    }

    static Completer Make(Type generic, Type[] types, params object[] arguments) =>
        (Completer)Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;

    static Type? ItemOf(Type clr, Type generic) =>
        (clr.IsGenericType && clr.GetGenericTypeDefinition() == generic
            ? clr
            : clr.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == generic))
        ?.GetGenericArguments()[0];
}
