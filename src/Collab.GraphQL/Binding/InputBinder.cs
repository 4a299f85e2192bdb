using System.Collections.Immutable;
using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Finds the coercer of an SDL input type to a CLR type, or records why the two do not match. Coercers are created once, so that they can be compared by reference.</summary>
sealed class InputBinder(SchemaBinder schema, BindingFaults faults)
{
    readonly Dictionary<(GraphQLType, Type), InputCoercer> _coercers = [];
    readonly Dictionary<GraphQLInputObjectType, InputObjectCoercer> _objects = [];
    readonly Dictionary<GraphQLInputObjectType, Type> _records = [];
    readonly List<InputField> _fields = [];

    /// <summary>Registers the record of an input object.</summary>
    public void Register(GraphQLInputObjectType type, Type record) => _records[type] = record;

    public bool IsRegistered(GraphQLInputObjectType type) => _records.ContainsKey(type);

    /// <summary>The coercer for variables of a type: to the first CLR type that is bound to it.</summary>
    public InputCoercer? ForVariable(GraphQLType type) => CanonicalType(type) is { } clr ? Find(type, clr) : null;

    /// <summary>Creates the coercer of an input object at start, so that errors are reported then.</summary>
    public void BindObject(GraphQLInputObjectType type) => Object(type);

    /// <summary>The arguments of a field as a record; null when it takes none or an error was recorded.</summary>
    public InputShape? Arguments(GraphQLField field, Type clr)
    {
        if (clr == typeof(Dictionary<string, object?>))
            return field.Arguments.Count == 0 ? null : Untyped(field.Arguments);

        if (clr == typeof(NoArguments))
        {
            if (field.Arguments.Count > 0)
                faults.Add($"the SDL has arguments ({string.Join(", ", field.Arguments.Items.Select(a => a.Name))}) that the resolver does not take; bind it with an arguments record.", schema.CurrentMethod);

            return null;
        }

        return Record(field.Arguments, clr);
    }

    /// <summary>Coerces all defaults; call it when every coercer exists.</summary>
    public void SettleDefaults()
    {
        foreach (var field in _fields)
        {
            try
            {
                field.SettleDefault();
            }
            catch (InputException wrong)
            {
                faults.At(field.Name, field.Definition.Syntax);
                faults.Add($"the default value cannot be read: {wrong.Message}");
            }
        }
    }

    InputCoercer? Find(GraphQLType type, Type clr)
    {
        clr = System.Nullable.GetUnderlyingType(clr) ?? clr;
        if (_coercers.TryGetValue((type, clr), out var known))
            return known;

        var made = type switch
        {
            GraphQLNonNullType nonNull => Find(nonNull.Nullable, clr) is { } inner ? new NonNullCoercer(inner, type.ToString()!) : null,
            GraphQLListType list => List(list, clr),
            GraphQLScalarType scalar => Scalar(scalar, clr),
            GraphQLEnumType named => Enum(named, clr),
            GraphQLInputObjectType named => Object(named) is { } coercer && coercer.ClrType == clr ? coercer : Fault(named, clr),
            _ => Fault(type, clr),
        };
        if (made is not null)
            _coercers[(type, clr)] = made;

        return made;
    }

    InputCoercer? List(GraphQLListType list, Type clr)
    {
        if (ListRecord(clr) is { } constructor)
            return Find(list, constructor.GetParameters()[0].ParameterType) is { } items ? new ListRecordCoercer(items, constructor) : null;

        var immutable = clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
        var item = clr.IsArray ? clr.GetElementType()!
            : clr.IsGenericType && (immutable || clr.IsAssignableFrom(clr.GetGenericArguments()[0].MakeArrayType())) ? clr.GetGenericArguments()[0]
            : null;
        if (item is null)
            return Fault(list, clr);

        if (!list.ItemType.IsNonNull && item.IsValueType && System.Nullable.GetUnderlyingType(item) is null)
        {
            faults.Add($"items of {list} may be null: make them {BindingFaults.Name(item)}?, or make the SDL items non-null.");
            return null;
        }

        return Find(list.ItemType, item) is { } inner
            ? (InputCoercer)Activator.CreateInstance(typeof(ListCoercer<>).MakeGenericType(item), inner, immutable)!
            : null;
    }

    /// <summary>The constructor of a record that holds one list and nothing else.</summary>
    static ConstructorInfo? ListRecord(Type clr) =>
        !clr.IsGenericType && !clr.IsArray && clr.GetConstructors() is [var constructor] && constructor.GetParameters() is [{ ParameterType.IsGenericType: true }] ? constructor : null;

    InputCoercer? Scalar(GraphQLScalarType scalar, Type clr)
    {
        var known = schema.ScalarsOf(scalar);
        if (known.IsEmpty && schema.IsUntyped)
            return new UntypedScalarCoercer();

        return known.FirstOrDefault(bound => bound.ClrType == clr)?.Coercer ?? Fault(scalar, clr);
    }

    InputCoercer? Enum(GraphQLEnumType type, Type clr)
    {
        if (schema.EnumOf(type) is { } bound)
            return bound.ClrType == clr ? bound.Coercer : Fault(type, clr);

        return schema.IsUntyped ? new UntypedEnumCoercer(type) : Fault(type, clr);
    }

    InputObjectCoercer? Object(GraphQLInputObjectType type)
    {
        if (_objects.TryGetValue(type, out var known))
            return known;

        var record = _records.GetValueOrDefault(type);
        if (record is null && !schema.IsUntyped)
            return null;

        // Registered before its shape exists: an input object may contain itself.
        var coercer = _objects[type] = new InputObjectCoercer(type, record ?? typeof(Dictionary<string, object?>));
        faults.At(type.Name, type.Syntax.FirstOrDefault());
        coercer.Shape = record is null
            ? Untyped(type.Fields)
            : Record(type.Fields, record) ?? new InputShape(record, [], new ConstantFactory(type));
        return coercer;
    }

    InputShape Untyped(NamedList<GraphQLInputValue> definitions) => new(
        typeof(Dictionary<string, object?>),
        [.. definitions.Items.Select(definition => Field(definition, CanonicalType(definition.Type)!)!)],
        new DictionaryFactory([.. definitions.Items.Select(definition => definition.Name)]));

    InputShape? Record(NamedList<GraphQLInputValue> definitions, Type clr)
    {
        if (clr.GetConstructors() is not [var constructor])
        {
            faults.Add($"{BindingFaults.Name(clr)} must have exactly one public constructor, whose parameters are the SDL names.");
            return null;
        }

        var binder = new RecordBinder(constructor, faults);
        var parameters = binder.Match(definitions);
        var leaves = parameters.SelectMany(match => match.Leaves).ToArray();
        var fields = definitions.Items.Select((definition, i) => leaves.FirstOrDefault(p => p.Field == i) is { Type: { } type } ? Field(definition, type) : null).ToArray();
        return fields.Contains(null) || leaves.Length != definitions.Count ? null : new InputShape(clr, fields!, Factory(constructor, parameters));
    }

    static RecordFactory Factory(ConstructorInfo constructor, Match[] parameters) => new(
        constructor, [.. parameters.Select(p => new RecordParameter(p.Field, p.Optional) { Part = p.Part is { } part ? Factory(part.Constructor, part.Parameters) : null })]);

    InputField? Field(GraphQLInputValue definition, Type clr)
    {
        if (Find(definition.Type, clr) is not { } coercer)
            return null;

        var field = new InputField(definition, coercer);
        _fields.Add(field);
        return field;
    }

    Type? CanonicalType(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => CanonicalType(nonNull.Nullable),
        GraphQLListType list => CanonicalType(list.ItemType) is { } item
            ? (list.ItemType.IsNonNull || !item.IsValueType ? item : typeof(Nullable<>).MakeGenericType(item)).MakeArrayType()
            : null,
        GraphQLScalarType scalar => schema.ScalarsOf(scalar).FirstOrDefault(bound => bound.Coercer is not null)?.ClrType ?? typeof(object),
        GraphQLEnumType named => schema.EnumOf(named)?.ClrType ?? typeof(string),
        GraphQLInputObjectType named => Object(named)?.ClrType,
        _ => null,
    };

    InputCoercer? Fault(GraphQLType type, Type clr)
    {
        var mend = type switch
        {
            GraphQLScalarType scalar when schema.ScalarsOf(scalar).IsEmpty => $"bind the scalar with map.Scalar(\"{scalar.Name}\", codec)",
            GraphQLScalarType scalar => $"make it {string.Join(" or ", schema.ScalarsOf(scalar).Where(b => b.Coercer is not null).Select(b => BindingFaults.Name(b.ClrType)))}, or bind a codec for it with map.Scalar",
            GraphQLEnumType named when schema.EnumOf(named) is { } bound => $"make it {BindingFaults.Name(bound.ClrType)}",
            GraphQLEnumType named => $"bind the enum with map.Enum<{(clr.IsEnum ? BindingFaults.Name(clr) : "…")}>(\"{named.Name}\")",
            GraphQLInputObjectType named when _records.TryGetValue(named, out var record) => $"make it {BindingFaults.Name(record)}",
            GraphQLInputObjectType named => $"bind the input object with map.Input<{BindingFaults.Name(clr)}>(\"{named.Name}\")",
            _ => "make it an IReadOnlyList<…>, an array, an ImmutableArray<…>, or a record that holds one of these alone",
        };
        faults.Add($"{BindingFaults.Name(clr)} does not fit the input type {type}; {mend}.", schema.CurrentMethod);
        return null;
    }
}
