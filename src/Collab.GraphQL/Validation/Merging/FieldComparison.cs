using System.Collections.Immutable;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Merging;

/// <summary>What must agree between two fields with one response name (section 5.3.2).</summary>
static class FieldComparison
{
    /// <summary>
    /// Whether two fields never answer for the same object: their parents are different object types. Interfaces and
    /// unions may come to overlap, so they do not count.
    /// </summary>
    public static bool AreExclusive(in ResponseField a, in ResponseField b) =>
        a.Parent != b.Parent && a.Parent is GraphQLObjectType && b.Parent is GraphQLObjectType;

    /// <summary>Whether two fields are the same one with the same arguments.</summary>
    public static bool AreSame(in ResponseField a, in ResponseField b) =>
        a.Node.Name.Value == b.Node.Name.Value && HaveSameArguments(a.Node.Arguments, b.Node.Arguments);

    /// <summary>SameResponseShape, without the subfields: lists and non-nulls agree, and leaf types are one.</summary>
    public static bool HaveSameShape(in ResponseField a, in ResponseField b) =>
        a.Type is null || b.Type is null || HaveSameShape(a.Type, b.Type);

    static bool HaveSameShape(GraphQLType a, GraphQLType b)
    {
        while (a != b)
        {
            switch (a, b)
            {
                case (GraphQLNonNullType first, GraphQLNonNullType second):
                    (a, b) = (first.Nullable, second.Nullable);
                    break;
                case (GraphQLListType first, GraphQLListType second):
                    (a, b) = (first.ItemType, second.ItemType);
                    break;
                default:
                    return a.IsComposite && b.IsComposite;
            }
        }

        return true;
    }

    public static bool HaveSameArguments(ImmutableArray<ArgumentNode> a, ImmutableArray<ArgumentNode> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            // Arguments mostly come in one order; only where they do not are they searched for.
            var other = a[i].Name.Value == b[i].Name.Value ? b[i] : b.FirstOrDefault(argument => argument.Name.Value == a[i].Name.Value);
            if (other is null || !AreSame(a[i].Value, other.Value))
            {
                return false;
            }
        }

        return true;
    }

    static bool AreSame(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode first, VariableNode second) => first.Name.Value == second.Name.Value,
        (IntValueNode first, IntValueNode second) => first.Value == second.Value,
        (FloatValueNode first, FloatValueNode second) => first.Value == second.Value,
        (StringValueNode first, StringValueNode second) => first.Value == second.Value && first.IsBlock == second.IsBlock,
        (BooleanValueNode first, BooleanValueNode second) => first.Value == second.Value,
        (EnumValueNode first, EnumValueNode second) => first.Value == second.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode first, ListValueNode second) => AreSame(first.Values, second.Values),
        (ObjectValueNode first, ObjectValueNode second) => AreSame(first.Fields, second.Fields),
        _ => false,
    };

    static bool AreSame(ImmutableArray<ValueNode> a, ImmutableArray<ValueNode> b)
    {
        var isSame = a.Length == b.Length;
        for (var i = 0; isSame && i < a.Length; i++)
        {
            isSame = AreSame(a[i], b[i]);
        }

        return isSame;
    }

    static bool AreSame(ImmutableArray<ObjectFieldNode> a, ImmutableArray<ObjectFieldNode> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        var first = Sorted(a);
        var second = Sorted(b);
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i].Name.Value != second[i].Name.Value || !AreSame(first[i].Value, second[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    static ImmutableArray<ObjectFieldNode> Sorted(ImmutableArray<ObjectFieldNode> fields) =>
        fields.Sort(static (a, b) => string.CompareOrdinal(a.Name.Value, b.Name.Value));
}
