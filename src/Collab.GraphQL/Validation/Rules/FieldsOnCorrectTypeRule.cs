using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.3.1: a field that is selected exists on the type.</summary>
sealed class FieldsOnCorrectTypeRule : ValidationRule, IFieldRule
{
    public void CheckField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition, ValidationContext context)
    {
        if (parent is null || definition is not null)
        {
            return;
        }

        var name = field.Name.Value;
        var suggestion = context.MaySuggest() ? Suggest(parent, name) : "";
        context.Report(this, $"Cannot query field \"{name}\" on type \"{parent}\".{suggestion}", field);
    }

    static string Suggest(GraphQLCompositeType parent, string name)
    {
        var types = parent.IsAbstract ? TypesWithField(parent, name) : [];
        return types.Count > 0
            ? $" Did you mean to use an inline fragment on {Suggestions.OneOf(types)}?"
            : Suggestions.DidYouMean(name, parent is GraphQLFieldsType type ? type.Fields.Select(field => field.Name) : []);
    }

    /// <summary>Types under an abstract type that have the field: those that cover most come first, interfaces before objects.</summary>
    static List<string> TypesWithField(GraphQLCompositeType parent, string name)
    {
        var counts = new Dictionary<GraphQLFieldsType, int>();
        foreach (var possible in parent.PossibleTypes)
        {
            if (possible.Fields[name] is null)
            {
                continue;
            }

            counts[possible] = 1;
            foreach (var implemented in possible.Interfaces)
            {
                if (implemented.Fields[name] is not null)
                {
                    counts[implemented] = counts.GetValueOrDefault(implemented) + 1;
                }
            }
        }

        return
        [
            .. counts
                .OrderByDescending(type => type.Value)
                .ThenBy(type => type.Key is GraphQLObjectType)
                .ThenBy(type => type.Key.Name, StringComparer.Ordinal)
                .Select(type => type.Key.Name),
        ];
    }
}
