using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Tests.Validation;

/// <summary>FieldsInSetCanMerge literally (section 5.3.2): slow and simple, as the reference for the fast implementation.</summary>
sealed class PairwiseMerging(GraphQLSchema schema, DocumentNode document)
{
    readonly HashSet<(FieldNode, FieldNode, bool)> _assumed = [];

    public bool CanMerge()
    {
        var roots = document.Definitions.OfType<ExecutableDefinitionNode>().Select(Collect).ToList();
        return roots.All(FieldsInSetCanMerge);
    }

    List<Selected> Collect(ExecutableDefinitionNode definition)
    {
        var type = definition is FragmentDefinitionNode fragment ? schema.Type(fragment.TypeCondition.Name.Value) : schema.QueryType;
        return Collect(definition.SelectionSet, (GraphQLCompositeType?)type, []);
    }

    bool FieldsInSetCanMerge(List<Selected> set)
    {
        foreach (var a in set)
        {
            foreach (var b in set)
            {
                if (a.Node != b.Node && a.Node.ResponseName == b.Node.ResponseName && !CanMerge(a, b))
                {
                    return false;
                }
            }
        }

        // « For any selection set in the document »: those inside are sets of their own too.
        return set.All(field => field.Node.SelectionSet is null || !_assumed.Add((field.Node, field.Node, true)) || FieldsInSetCanMerge(Subfields(field)));
    }

    bool CanMerge(Selected a, Selected b)
    {
        if (!SameResponseShape(a, b))
        {
            return false;
        }

        if (a.Parent != b.Parent && a.Parent is GraphQLObjectType && b.Parent is GraphQLObjectType)
        {
            return true;
        }

        return a.Node.Name.Value == b.Node.Name.Value
            && string.Join(' ', a.Node.Arguments) == string.Join(' ', b.Node.Arguments)
            && (!_assumed.Add((a.Node, b.Node, true)) || FieldsInSetCanMerge([.. Subfields(a), .. Subfields(b)]));
    }

    bool SameResponseShape(Selected a, Selected b)
    {
        if (!_assumed.Add((a.Node, b.Node, false)))
        {
            return true;
        }

        // Meta-fields are ignored, as in graphql-js.
        var (typeA, typeB) = (a.Type, b.Type);
        while (typeA is not null && typeB is not null && typeA.Kind == typeB.Kind && typeA.Kind is TypeKind.NonNull or TypeKind.List)
        {
            (typeA, typeB) = typeA is GraphQLListType list
                ? (list.ItemType, ((GraphQLListType)typeB!).ItemType)
                : (typeA.Nullable, typeB!.Nullable);
        }

        if (typeA is not null && typeB is not null && typeA != typeB && !(typeA.IsComposite && typeB.IsComposite))
        {
            return false;
        }

        List<Selected> merged = [.. Subfields(a), .. Subfields(b)];
        return merged.All(x => merged.All(y => x.Node.ResponseName != y.Node.ResponseName || x.Node == y.Node || SameResponseShape(x, y)));
    }

    List<Selected> Subfields(Selected field) =>
        field.Node.SelectionSet is { } set ? Collect(set, field.Type?.NamedType as GraphQLCompositeType, []) : [];

    List<Selected> Collect(SelectionSetNode set, GraphQLCompositeType? parent, HashSet<string> visited) =>
    [
        .. set.Selections.SelectMany(selection => selection switch
        {
            FieldNode field => [new Selected(field, parent, (parent as GraphQLFieldsType)?.Fields[field.Name.Value]?.Type)],
            InlineFragmentNode inline => Collect(inline.SelectionSet, inline.TypeCondition is { } on ? TypeOf(on) : parent, visited),
            FragmentSpreadNode spread when visited.Add(spread.Name.Value) => Collect(Fragment(spread).SelectionSet, TypeOf(Fragment(spread).TypeCondition), visited),
            _ => [],
        }),
    ];

    GraphQLCompositeType? TypeOf(NamedTypeNode condition) => schema.Type(condition.Name.Value) as GraphQLCompositeType;

    FragmentDefinitionNode Fragment(FragmentSpreadNode spread) =>
        document.Definitions.OfType<FragmentDefinitionNode>().Single(fragment => fragment.Name.Value == spread.Name.Value);

    readonly record struct Selected(FieldNode Node, GraphQLCompositeType? Parent, GraphQLType? Type);
}
