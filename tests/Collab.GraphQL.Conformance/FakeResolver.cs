using System.Globalization;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Conformance;

/// <summary>
/// The fake resolvers (section 3 of the protocol): a value follows from where it stands and how it was called.
/// </summary>
public sealed class FakeResolver(GraphQLSchema schema) : IUntypedResolver
{
    /// <inheritdoc/>
    public object? Resolve(in UntypedField field, FieldContext context)
    {
        var position = string.Join('.', context.Path.Select(step => Convert.ToString(step, CultureInfo.InvariantCulture)));
        var call = $"{field.ParentType}.{field.Name}({CanonicalText.Of(field.Arguments)})";
        if (FakeHash.Of($"{position}|{call}") % 41 == 7)
        {
            throw new FieldException("boom", ErrorCodes.Internal);
        }

        var parent = (GraphQLObjectType)schema.Type(field.ParentType)!;
        return ValueOf(parent.Fields[field.Name]!.Type, position, call);
    }

    /// <inheritdoc/>
    public string ResolveType(string abstractType, object value) => ((FakeObject)value).TypeName;

    static object? ValueOf(GraphQLType type, string position, string call)
    {
        var h = FakeHash.Of($"{position}|{call}");
        if (type.IsNonNull ? h % 53 == 11 : h % 13 == 3)
        {
            return null;
        }

        if (type.Nullable is not GraphQLListType list)
        {
            return NamedValueOf((GraphQLNamedType)type.Nullable, h, $"{position}|{call}");
        }

        var items = new object?[(h >> 4) % 4];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ValueOf(list.ItemType, $"{position}.{i}", call);
        }

        return items;
    }

    static object NamedValueOf(GraphQLNamedType type, uint h, string text) => type switch
    {
        GraphQLObjectType => new FakeObject(type.Name),
        GraphQLCompositeType { PossibleTypes: var types } =>
            new FakeObject(types.OrderBy(possible => possible.Name, StringComparer.Ordinal).ElementAt((int)(h % types.Length)).Name),
        GraphQLEnumType { Values: var values } => values[(int)(h % values.Count)].Name,
        _ => type.Name switch
        {
            "Int" => (int)h,
            "Float" => ((h % 2000001) - 1000000.0) / 8,
            "Boolean" => h % 2 == 1,
            "String" => text,
            "ID" => $"id:{h:x8}",
            _ => $"{type.Name}:{h:x8}",
        },
    };

    sealed record FakeObject(string TypeName);
}
