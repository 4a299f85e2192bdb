using System.Text.Json.Nodes;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Types;

namespace Collab.Network.Tests.AnotherEngine;

/// <summary>
/// Another engine: runs queries without variables, named fragments and errors by what anybody can read of a map of bindings, and nothing else of ours
/// but parser and type system. It is there to show that the map is all an engine needs.
/// </summary>
sealed class NaiveEngine(GraphQLSchema schema, ResolverMap map, IServiceProvider services, RequestFeatures features)
{
    readonly NaiveInput _input = new(map);

    /// <summary>The data of a query.</summary>
    public Task<JsonNode?> Run(string query) =>
        Object(schema.QueryType!, null, [Assert.IsType<OperationDefinitionNode>(Assert.Single(Parser.Parse(query).Definitions)).SelectionSet]);

    /// <summary>The binding of a field: the type's own, or that of an interface which its CLR type fits.</summary>
    public static FieldBinding? BindingOf(GraphQLSchema schema, ResolverMap map, GraphQLObjectType type, string field)
    {
        var own = type == schema.QueryType ? map.Query
            : type == schema.MutationType ? map.Mutation
            : type == schema.SubscriptionType ? map.Subscription
            : map.Types.GetValueOrDefault(type.Name);
        return own?.Fields.GetValueOrDefault(field) ?? type.Interfaces.Items
            .Select(face => map.Types.GetValueOrDefault(face.Name))
            .FirstOrDefault(face => face is not null && face.ClrType.IsAssignableFrom(own?.ClrType))?.Fields.GetValueOrDefault(field);
    }

    async Task<JsonNode?> Object(GraphQLObjectType type, object? value, IEnumerable<SelectionSetNode> selections)
    {
        var answer = new JsonObject();
        foreach (var group in Fields(type, selections).GroupBy(field => field.ResponseName))
        {
            var node = group.First();
            answer[group.Key] = node.Name.Value == "__typename"
                ? type.Name
                : await Field(type, value, node, [.. group.Select(field => field.SelectionSet).OfType<SelectionSetNode>()]);
        }

        return answer;
    }

    async Task<JsonNode?> Field(GraphQLObjectType type, object? parent, FieldNode node, SelectionSetNode[] selections)
    {
        var field = type.Fields[node.Name.Value]!;
        var binding = BindingOf(schema, map, type, field.Name)!;
        var arguments = binding.ArgumentsType is { } record ? _input.Arguments(field, node, record) : null;
        var context = new FieldContext(new Host(field.Name, services, features));
        var value = binding switch
        {
            ResolverBinding one => await one.Resolve(parent, arguments, context),
            BatchBinding batch => await Load(batch, parent!, arguments, context),
            _ => throw new NotSupportedException($"{field.Name} is no field of a query."),
        };
        return await Complete(field.Type, value, selections);
    }

    static async Task<object?> Load(BatchBinding batch, object parent, object? arguments, FieldContext context)
    {
        var keys = batch.KeysOf(parent);
        var loaded = await batch.Load([.. keys.Distinct()], arguments, context);
        return batch.IsList ? keys.Where(loaded.ContainsKey).Select(key => loaded[key]).ToArray() : keys.Select(key => loaded.GetValueOrDefault(key)).FirstOrDefault();
    }

    async Task<JsonNode?> Complete(GraphQLType type, object? value, SelectionSetNode[] selections)
    {
        if (value is null)
            return type.IsNonNull ? throw new InvalidOperationException($"Null at {type}.") : null;

        switch (type.Nullable)
        {
            case GraphQLListType list:
                var items = new JsonArray();
                foreach (var item in ((System.Collections.IEnumerable)value).Cast<object?>())
                    items.Add(await Complete(list.ItemType, item, selections));

                return items;
            case GraphQLObjectType named:
                return await Object(named, value, selections);
            case GraphQLCompositeType named:
                return await Object(named.PossibleTypes.Single(possible => map.Types[possible.Name].ClrType == value.GetType()), value, selections);
            case GraphQLNamedType named:
                return _input.Written(named, value);
            default:
                throw new InvalidOperationException($"{type} is no output type.");
        }
    }

    IEnumerable<FieldNode> Fields(GraphQLObjectType type, IEnumerable<SelectionSetNode> selections)
    {
        foreach (var selection in selections.SelectMany(set => set.Selections))
        {
            if (selection is FieldNode field)
                yield return field;
            else if (selection is InlineFragmentNode fragment && Applies(type, fragment))
                foreach (var inner in Fields(type, [fragment.SelectionSet]))
                    yield return inner;
        }
    }

    bool Applies(GraphQLObjectType type, InlineFragmentNode fragment) =>
        fragment.TypeCondition is not { } condition || GraphQLSchema.IsSubtype(type, schema.Type(condition.Name.Value)!);

    sealed record Host(string FieldName, IServiceProvider Services, RequestFeatures Features) : IFieldHost
    {
        public CancellationToken CancellationToken => CancellationToken.None;

        public IReadOnlyList<object> Path => [];

        public OperationLimits Limits { get; } = new();

        public bool IsSelected(string fieldName) => true;
    }
}
