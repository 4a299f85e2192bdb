using System.Collections.Immutable;
using System.Globalization;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>
/// What the schema says of its own weights, by the directives of the GraphQL Cost specification: <c>@cost(weight: "0.1")</c> on an object type, <c>@listSize(assumedSize: 5)</c> on a field. Reckoned in
/// tenths, since weights have a decimal.
/// </summary>
static class CostWeights
{
    /// <summary>A cost of one.</summary>
    public const int One = 10;

    /// <summary>What an object of a type costs, in tenths; null when the schema does not say.</summary>
    public static long? Of(GraphQLCompositeType type)
    {
        foreach (var part in type.Syntax)
        {
            if (Argument(part.Directives, "cost", "weight") is StringValueNode { Value: var text }
                && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight))
            {
                return (long)Math.Ceiling(weight * One);
            }
        }

        return null;
    }

    /// <summary>How many items a list field has, as the schema has it; null when it does not say.</summary>
    public static int? SizeOf(GraphQLField field) =>
        field.Syntax is { } syntax && Argument(syntax.Directives, "listSize", "assumedSize") is IntValueNode { Value: var text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : null;

    static ValueNode? Argument(ImmutableArray<DirectiveNode> directives, string directive, string argument) =>
        directives.FirstOrDefault(applied => applied.Name.Value == directive)?.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value;
}
