using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

sealed partial class SchemaBuilder
{
    void Define(GraphQLNamedType type)
    {
        switch (type)
        {
            case GraphQLScalarType scalar:
                scalar.SpecifiedByUrl = AppliedDirectives.SpecifiedByUrl(scalar.Syntax, _faults);
                break;
            case GraphQLFieldsType fields:
                fields.Fields = new(DefineFields([.. Parts<FieldsTypeDefinitionNode>(type).SelectMany(part => part.Fields)]));
                fields.Interfaces = DefineInterfaces(fields);
                break;
            case GraphQLUnionType union:
                union.SetPossibleTypes(DefineMembers(union));
                break;
            case GraphQLEnumType enumType:
                enumType.Values = new([.. Parts<EnumTypeDefinitionNode>(type).SelectMany(part => part.Values).Select(DefineEnumValue)]);
                break;
            case GraphQLInputObjectType input:
                input.Fields = new(DefineInputValues([.. Parts<InputObjectTypeDefinitionNode>(type).SelectMany(part => part.Fields)]));
                input.IsOneOf = AppliedDirectives.IsOneOf(input.Syntax);
                break;
        }
    }

    NamedList<GraphQLInterfaceType> DefineInterfaces(GraphQLFieldsType type)
    {
        var interfaces = new List<GraphQLInterfaceType>();
        foreach (var node in Parts<FieldsTypeDefinitionNode>(type).SelectMany(part => part.Interfaces))
        {
            switch (Resolve(node.Name.Value))
            {
                case GraphQLInterfaceType found when found == type:
                    _faults.Add($"Type {type} cannot implement itself because it would create a circular reference.", node);
                    break;
                case GraphQLInterfaceType found when interfaces.Contains(found):
                    _faults.Add($"Type {type} can only implement {found} once.", node);
                    break;
                case GraphQLInterfaceType found:
                    interfaces.Add(found);
                    break;
                case var found:
                    _faults.Add($"Type {type} must only implement Interface types, it cannot implement {found}.", node);
                    break;
            }
        }

        return new([.. interfaces]);
    }

    ImmutableArray<GraphQLObjectType> DefineMembers(GraphQLUnionType union)
    {
        var members = new List<GraphQLObjectType>();
        foreach (var node in Parts<UnionTypeDefinitionNode>(union).SelectMany(part => part.Types))
        {
            switch (Resolve(node.Name.Value))
            {
                case GraphQLObjectType found when members.Contains(found):
                    _faults.Add($"Union type {union} can only include type {found} once.", node);
                    break;
                case GraphQLObjectType found:
                    members.Add(found);
                    break;
                case var found:
                    _faults.Add($"Union type {union} can only include Object types, it cannot include {found}.", node);
                    break;
            }
        }

        return [.. members];
    }

    ImmutableArray<GraphQLField> DefineFields(ImmutableArray<FieldDefinitionNode> nodes) =>
    [
        .. nodes.Select((node, index) => new GraphQLField(
            node.Name.Value, node.Description?.Value, Resolve(node.Type), new(DefineInputValues(node.Arguments)), node)
        {
            DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives, _faults),
            Index = node.Name.Value.StartsWith("__", StringComparison.Ordinal) ? -1 : index,
        }),
    ];

    ImmutableArray<GraphQLInputValue> DefineInputValues(ImmutableArray<InputValueDefinitionNode> nodes) =>
    [
        .. nodes.Select((node, index) => new GraphQLInputValue(node.Name.Value, node.Description?.Value, Resolve(node.Type), node)
        {
            DefaultValue = node.DefaultValue,
            DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives, _faults),
            Index = index,
        }),
    ];

    GraphQLEnumValue DefineEnumValue(EnumValueDefinitionNode node, int index) => new(node.Name.Value, node.Description?.Value, node)
    {
        DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives, _faults),
        Index = index,
    };

    void SetImplementations()
    {
        var implementations = new Dictionary<GraphQLInterfaceType, List<GraphQLObjectType>>();
        foreach (var type in _typeList.OfType<GraphQLObjectType>())
        {
            type.SetPossibleTypes([type]);
            foreach (var implemented in type.Interfaces)
            {
                if (!implementations.TryGetValue(implemented, out var types))
                {
                    implementations[implemented] = types = [];
                }

                types.Add(type);
            }
        }

        foreach (var (type, types) in implementations)
        {
            type.SetPossibleTypes([.. types]);
        }
    }

    static IEnumerable<T> Parts<T>(GraphQLNamedType type) => type.Syntax.OfType<T>();
}
