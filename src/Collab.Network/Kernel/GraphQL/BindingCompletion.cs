using System.Collections.Immutable;
using System.Reflection;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Types;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>
/// Binds what follows from the SDL and the modules' own bindings, at start: fields that the CLR type has a property of the same name for, connections, payloads, enums, inputs and ids.
/// The schema's own check, which comes after, reports what does not fit.
/// </summary>
sealed class BindingCompletion(GraphQLSchema schema, ResolverMap map)
{
    const BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    readonly Queue<(GraphQLFieldsType Type, TypeBinding Binding)> _types = new();
    readonly HashSet<string> _inputs = new(map.Inputs.Select(input => input.TypeName), StringComparer.Ordinal);
    readonly HashSet<string> _enums = new(map.Enums.Select(bound => bound.TypeName), StringComparer.Ordinal);
    readonly HashSet<Type> _ids = [];

    /// <summary>Completes a map.</summary>
    public static void Complete(GraphQLSchema schema, ResolverMap map) => new BindingCompletion(schema, map).Run();

    void Run()
    {
        Add(schema.QueryType, map.Query);
        Add(schema.MutationType, map.Mutation);
        Add(schema.SubscriptionType, map.Subscription);
        foreach (var (name, binding) in map.Types)
        {
            Add(schema.Type(name) as GraphQLFieldsType, binding);
        }

        while (_types.TryDequeue(out var next))
        {
            foreach (var field in next.Type.Fields.Items)
            {
                if (!next.Binding.Fields.ContainsKey(field.Name))
                {
                    BindProperty(next.Binding, field);
                }

                if (next.Binding.Fields.TryGetValue(field.Name, out var bound))
                {
                    BindOutput(field.Type.NamedType, Item(bound.ResultType));
                    BindParameters(field.Arguments, bound.ArgumentsType);
                }
            }
        }
    }

    void Add(GraphQLFieldsType? type, TypeBinding binding)
    {
        if (type is not null)
        {
            _types.Enqueue((type, binding));
        }
    }

    static void BindProperty(TypeBinding binding, GraphQLField field)
    {
        if (binding.ClrType.GetProperty(PascalCase(field.Name), BindingFlags.Public | BindingFlags.Instance) is not { GetMethod: { } getter } property)
        {
            return;
        }

        if (property.PropertyType == typeof(Text))
        {
            Call(nameof(BindText), [binding.ClrType], binding, field, getter);
        }
        else if (field.Arguments.Count == 0)
        {
            Call(nameof(BindValue), [binding.ClrType, property.PropertyType], binding, field, getter);
        }
    }

    static void BindValue<T, TResult>(ObjectBinding<T> binding, GraphQLField field, MethodInfo getter)
        where T : class
        => binding.Field(field.Name, getter.CreateDelegate<Func<T, TResult>>());

    static void BindText<T>(ObjectBinding<T> binding, GraphQLField field, MethodInfo getter)
        where T : class
    {
        if (field.Type.IsNonNull)
        {
            binding.TextField(field.Name, getter.CreateDelegate<Func<T, Text>>());
        }
        else
        {
            binding.OptionalTextField(field.Name, getter.CreateDelegate<Func<T, Text?>>());
        }
    }

    void BindOutput(GraphQLNamedType type, Type clr)
    {
        switch (type)
        {
            case GraphQLObjectType when !map.Types.ContainsKey(type.Name):
                var (name, arguments) = !clr.IsGenericType ? (nameof(BindObject), [clr])
                    : clr.GetGenericTypeDefinition() == typeof(Connection<>) ? (nameof(BindConnection), clr.GetGenericArguments())
                    : clr.GetGenericTypeDefinition() == typeof(Edge<>) ? (nameof(BindEdge), clr.GetGenericArguments())
                    : clr.GetGenericTypeDefinition() == typeof(Payload<>) ? (nameof(BindPayload), clr.GetGenericArguments())
                    : (nameof(BindObject), [clr]);
                Call(name, arguments, map, type.Name);
                Add((GraphQLObjectType)type, map.Types[type.Name]);
                break;
            case GraphQLEnumType:
                BindEnum(type, clr);
                break;
            case GraphQLScalarType:
                BindId(clr);
                break;
        }
    }

    static void BindObject<T>(ResolverMap map, string name)
        where T : notnull
        => map.Object<T>(name);

    static void BindConnection<T>(ResolverMap map, string name)
        => map.Object<Connection<T>>(name)
            .Field("pageInfo", PageInfo.Of)
            .AsyncField("totalCount", (connection, _) => connection.Count());

    static void BindEdge<T>(ResolverMap map, string name) => map.Object<Edge<T>>(name);

    static void BindPayload<T>(ResolverMap map, string name)
        where T : class
    {
        var node = name[..^"Payload".Length];
        map.Object<Payload<T>>(name).Field(char.ToLowerInvariant(node[0]) + node[1..], payload => payload.Node);
    }

    void BindParameters(NamedList<GraphQLInputValue> definitions, Type? record)
    {
        if (record?.GetConstructors() is not [var constructor])
        {
            return;
        }

        foreach (var parameter in constructor.GetParameters())
        {
            if (parameter.IsDefined(typeof(InputFieldsAttribute), inherit: false))
            {
                BindParameters(definitions, parameter.ParameterType);
            }
            else if (definitions.Items.FirstOrDefault(definition => definition.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)) is { } definition)
            {
                BindInput(definition.Type.NamedType, Item(parameter.ParameterType));
            }
        }
    }

    void BindInput(GraphQLNamedType type, Type clr)
    {
        switch (type)
        {
            case GraphQLInputObjectType input:
                // A record that holds one list alone stands for the list.
                var record = clr.GetConstructors() is [var constructor] && constructor.GetParameters() is [{ ParameterType: { IsGenericType: true } list }] ? Item(list) : clr;
                if (_inputs.Add(type.Name))
                {
                    Call(nameof(BindInputObject), [record], map, type.Name);
                    BindParameters(input.Fields, record);
                }

                break;
            case GraphQLEnumType:
                BindEnum(type, clr);
                break;
            case GraphQLScalarType:
                BindId(clr);
                break;
        }
    }

    static void BindInputObject<T>(ResolverMap map, string name)
        where T : notnull
        => map.Input<T>(name);

    void BindEnum(GraphQLNamedType type, Type clr)
    {
        if (clr.IsEnum && _enums.Add(type.Name))
        {
            Call(nameof(BindEnumOf), [clr], map, type.Name);
        }
    }

    static void BindEnumOf<T>(ResolverMap map, string name)
        where T : struct, Enum
        => map.Enum<T>(name);

    /// <summary>Every typed id is an <c>ID</c> by one codec.</summary>
    void BindId(Type clr)
    {
        if (clr.IsValueType && Array.Exists(clr.GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityId<>)) && _ids.Add(clr))
        {
            Call(nameof(BindIdOf), [clr], map);
        }
    }

    static void BindIdOf<TId>(ResolverMap map)
        where TId : struct, IEntityId<TId>
        => map.Scalar("ID", new EntityIdCodec<TId>());

    /// <summary>The type of a single value: without null and lists around it.</summary>
    static Type Item(Type clr)
    {
        if (Nullable.GetUnderlyingType(clr) is { } value)
        {
            return Item(value);
        }

        if (clr.IsArray)
        {
            return Item(clr.GetElementType()!);
        }

        return clr.IsGenericType && clr.GetGenericTypeDefinition() is var generic
            && (generic == typeof(IReadOnlyList<>) || generic == typeof(ImmutableArray<>) || generic == typeof(List<>))
            ? Item(clr.GetGenericArguments()[0])
            : clr;
    }

    static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    static void Call(string method, Type[] types, params object?[] arguments)
        => typeof(BindingCompletion).GetMethod(method, Own)!.MakeGenericMethod(types).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
