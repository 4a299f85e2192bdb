using System.Collections.Immutable;
using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Binds a resolver map to a type system, once at start, and collects all errors.</summary>
sealed class SchemaBinder
{
    readonly GraphQLSchema _schema;
    readonly ResolverMap _map;
    readonly ResolverMap _introspection;
    readonly BindingFaults _faults = new();
    readonly Dictionary<string, TypeBinding> _bindings;
    readonly Dictionary<GraphQLEnumType, BoundEnum> _enums = [];
    readonly Dictionary<GraphQLScalarType, ImmutableArray<BoundScalar>> _scalars = [];
    readonly Dictionary<string, BoundObject> _objects = new(StringComparer.Ordinal);
    readonly Dictionary<GraphQLCompositeType, AbstractResolution> _resolutions = [];
    readonly OutputBinder _output;

    public SchemaBinder(GraphQLSchema schema, ResolverMap map)
    {
        _schema = schema;
        _map = map;
        _output = new OutputBinder(this, _faults);
        Input = new InputBinder(this, _faults);
        _introspection = IntrospectionBindings.Map();
        _bindings = new Dictionary<string, TypeBinding>(map.Types.Concat(_introspection.Types), StringComparer.Ordinal);
        AddRoot(schema.QueryType, map.Query);
        AddRoot(schema.MutationType, map.Mutation);
        AddRoot(schema.SubscriptionType, map.Subscription);
    }

    public InputBinder Input { get; }

    public bool IsUntyped => _map.UntypedResolver is not null;

    /// <summary>The delegate that is being bound, for messages.</summary>
    public MethodInfo? CurrentMethod { get; private set; }

    /// <summary>Binds everything.</summary>
    /// <returns>The bound object types by name.</returns>
    /// <exception cref="SchemaException">Lists all errors.</exception>
    public IReadOnlyDictionary<string, BoundObject> Bind()
    {
        BindLeaves();
        foreach (var type in _schema.Types.Items.OfType<GraphQLObjectType>())
            _objects.Add(type.Name, new BoundObject(type, _bindings.GetValueOrDefault(type.Name)?.ClrType ?? (IsUntyped ? typeof(object) : typeof(void))));

        foreach (var type in _schema.Types.Items.OfType<GraphQLInputObjectType>())
            Input.BindObject(type);

        foreach (var bound in _objects.Values)
            BindObject(bound);

        FindUnknownNames();
        Input.SettleDefaults();
        _faults.ThrowIfAny();
        return _objects;
    }

    public BoundObject ObjectOf(GraphQLObjectType type) => _objects[type.Name];

    public BoundObject? FindObject(string name) => _objects.GetValueOrDefault(name);

    public BoundEnum? EnumOf(GraphQLEnumType type) => _enums.GetValueOrDefault(type);

    public ImmutableArray<BoundScalar> ScalarsOf(GraphQLScalarType type) => _scalars.GetValueOrDefault(type, []);

    public AbstractResolution ResolutionOf(GraphQLCompositeType type)
    {
        if (_resolutions.TryGetValue(type, out var resolution))
            return resolution;

        _resolutions.Add(type, resolution = new AbstractResolution(type, [.. type.PossibleTypes.Select(ObjectOf)]));
        foreach (var alike in resolution.Possible.Where(bound => bound.ClrType != typeof(void)).GroupBy(bound => bound.ClrType).Where(group => group.Count() > 1))
        {
            _faults.Add(
                $"{string.Join(" and ", alike.Select(bound => bound.Type.Name))} are both bound to {BindingFaults.Name(alike.Key)}, "
                + $"so values of {type.Name} cannot be told apart; give each a CLR type of its own.");
        }

        return resolution;
    }

    void AddRoot(GraphQLObjectType? type, TypeBinding binding)
    {
        if (type is not null)
            _bindings[type.Name] = binding;
        else if (binding.Fields.Count > 0)
            _faults.Add($"fields are bound ({string.Join(", ", binding.Fields.Keys)}), but the SDL has no such root type.");
    }

    void BindLeaves()
    {
        foreach (var scalar in _schema.Types.Items.OfType<GraphQLScalarType>())
        {
            _scalars[scalar] =
            [
                .. SpecifiedScalarBindings.Of(scalar.Name),
                .. _map.Scalars.Where(binding => binding.TypeName == scalar.Name).Select(binding => binding.Bind()),
            ];
        }

        foreach (var binding in _map.Enums.Concat(_introspection.Enums))
        {
            if (_schema.Type(binding.TypeName) is not GraphQLEnumType type)
                continue;

            var bound = _enums[type] = binding.Bind(type);
            _faults.At(type.Name, type.Syntax.FirstOrDefault());
            foreach (var value in bound.Table.Unbound)
                _faults.Add($"value {value.Name} has no member in {binding.ClrType.Name}; add {EnumTable.MemberName(value.Name)}.");

            foreach (var member in bound.Table.Unknown)
                _faults.Add($"member {binding.ClrType.Name}.{member} has no value in the SDL; add one or remove the member.");
        }

        foreach (var binding in _map.Inputs)
        {
            if (_schema.Type(binding.TypeName) is GraphQLInputObjectType type)
                Input.Register(type, binding.ClrType);
        }
    }

    void BindObject(BoundObject bound)
    {
        var type = bound.Type;
        var binding = _bindings.GetValueOrDefault(type.Name);
        foreach (var field in type.Fields.Items)
        {
            _faults.At($"{type.Name}.{field.Name}", field.Syntax);
            if (FieldBindingOf(type, binding, field.Name) is { } fieldBinding)
            {
                BindField(bound, field, fieldBinding);
            }
            else if (_map.UntypedResolver is { } untyped)
            {
                var shape = Input.Arguments(field, typeof(Dictionary<string, object?>));
                bound.Bind(field, new UntypedResolver(type, field, untyped, _output.Untyped(field.Type, untyped))
                {
                    Arguments = shape is null ? null : new ArgumentBinder(shape),
                });
            }
            else
            {
                _faults.Add($"no resolver is bound; add map.{MapMember(type)}.Field(\"{field.Name}\", …).");
            }
        }

        bound.Bind(_schema.TypeNameMetaField, new TypeNameResolver(type.Name));
        if (type == _schema.QueryType)
        {
            var meta = IntrospectionBindings.MetaFields(_schema);
            BindField(bound, _schema.SchemaMetaField, meta.Fields["__schema"]);
            BindField(bound, _schema.TypeMetaField, meta.Fields["__type"]);
        }
    }

    void BindField(BoundObject bound, GraphQLField field, FieldBinding binding)
    {
        CurrentMethod = binding.Method;
        var shape = Input.Arguments(field, binding.Arguments);
        if (binding.Bind(_output, field, shape is null ? null : new ArgumentBinder(shape)) is { } resolver)
            bound.Bind(field, resolver);

        CurrentMethod = null;
    }

    FieldBinding? FieldBindingOf(GraphQLObjectType type, TypeBinding? binding, string field)
    {
        if (binding is null)
            return null;

        if (binding.Fields.TryGetValue(field, out var own))
            return own;

        foreach (var face in type.Interfaces.Items)
        {
            if (_bindings.TryGetValue(face.Name, out var shared)
                && shared.ClrType.IsAssignableFrom(binding.ClrType)
                && shared.Fields.TryGetValue(field, out var inherited))
            {
                return inherited;
            }
        }

        return null;
    }

    string MapMember(GraphQLObjectType type) =>
        type == _schema.QueryType ? "Query"
        : type == _schema.MutationType ? "Mutation"
        : type == _schema.SubscriptionType ? "Subscription"
        : $"Object<{(_bindings.TryGetValue(type.Name, out var binding) ? BindingFaults.Name(binding.ClrType) : "…")}>(\"{type.Name}\")";

    void FindUnknownNames()
    {
        foreach (var binding in _bindings)
        {
            var type = _schema.Type(binding.Key) as GraphQLFieldsType;
            _faults.At(binding.Key, type?.Syntax.FirstOrDefault());
            if (type is null)
                _faults.Add($"bound as an object or interface type, but the SDL has none of that name; {Fix<GraphQLFieldsType>(binding.Key)}");
            else
                FindUnknownFields(type, binding.Value);
        }

        FindUnknown<GraphQLEnumType>(_map.Enums.Select(binding => binding.TypeName), "an enum");
        FindUnknown<GraphQLScalarType>(_map.Scalars.Select(binding => binding.TypeName), "a scalar");
        FindUnknown<GraphQLInputObjectType>(_map.Inputs.Select(binding => binding.TypeName), "an input object");
    }

    void FindUnknownFields(GraphQLFieldsType type, TypeBinding binding)
    {
        foreach (var field in binding.Fields.Values.Where(field => type.Fields[field.Name] is null))
            _faults.Add($"field {field.Name} is bound, but the SDL has no such field; {Fix(field.Name, type.Fields.Items.Select(known => known.Name))}", field.Method);
    }

    void FindUnknown<T>(IEnumerable<string> names, string kind)
        where T : GraphQLNamedType
    {
        foreach (var name in names.Where(name => _schema.Type(name) is not T))
        {
            _faults.At(name, null);
            _faults.Add($"bound as {kind}, but the SDL has none of that name; {Fix<T>(name)}");
        }

        foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1 && typeof(T) != typeof(GraphQLScalarType)))
        {
            _faults.At(twice.Key, _schema.Type(twice.Key)?.Syntax.FirstOrDefault());
            _faults.Add($"bound as {kind} twice; keep one of the two bindings.");
        }
    }

    string Fix<T>(string name)
        where T : GraphQLNamedType => Fix(name, _schema.Types.Items.OfType<T>().Where(type => !type.IsBuiltIn).Select(type => type.Name));

    static string Fix(string name, IEnumerable<string> known) =>
        Suggestions.Nearest(name, known) is [var nearest, ..] ? $"did you mean {nearest}?" : "mend the name or the SDL.";
}
