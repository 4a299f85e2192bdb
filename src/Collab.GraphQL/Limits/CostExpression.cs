using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Limits;

/// <summary>
/// What an operation costs, as far as it depends on variables: all that is constant has been worked out. Never negative, never above
/// <see cref="Saturating.Max"/>. Shared by all requests.
/// </summary>
abstract class CostExpression
{
    public static readonly CostExpression Zero = new ConstantCost(0);
    public static readonly CostExpression One = new ConstantCost(1);

    /// <summary>The value when no variable takes part; otherwise null.</summary>
    public virtual long? Constant => null;

    public abstract long Evaluate(VariableValues variables);

    public static CostExpression Of(long value) => value switch { 0 => Zero, 1 => One, _ => new ConstantCost(Math.Clamp(value, 0, Saturating.Max)) };

    /// <summary>A cost reckoned in parts, as whole costs: rounded up.</summary>
    /// <param name="parts">The cost in parts.</param>
    /// <param name="each">How many parts are one.</param>
    public static CostExpression Whole(CostExpression parts, int each) =>
        parts.Constant is { } constant ? Of(WholeCost.Of(constant, each)) : new WholeCost(parts, each);

    public static CostExpression Sum(IEnumerable<CostExpression> terms) => Combine(terms, Saturating.Add);

    public static CostExpression Max(IEnumerable<CostExpression> choices) => Combine(choices, Math.Max);

    public static CostExpression Product(CostExpression a, CostExpression b) => (a.Constant, b.Constant) switch
    {
        ({ } first, { } second) => Of(Saturating.Multiply(first, second)),
        (0, _) or (_, 0) => Zero,
        (1, _) => b,
        (_, 1) => a,
        _ => new ProductCost(a, b),
    };

    /// <param name="parts">What is combined.</param>
    /// <param name="combine">How; zero must change nothing.</param>
    static CostExpression Combine(IEnumerable<CostExpression> parts, Func<long, long, long> combine)
    {
        long constant = 0;
        var rest = new List<CostExpression>();
        foreach (var part in parts)
        {
            if (part.Constant is { } value)
                constant = combine(constant, value);
            else
                rest.Add(part);
        }

        return rest.Count == 0 ? Of(constant) : rest.Count == 1 && constant == 0 ? rest[0] : new CombinedCost(constant, [.. rest], combine);
    }
}

sealed class ConstantCost(long value) : CostExpression
{
    public override long? Constant => value;

    public override long Evaluate(VariableValues variables) => value;
}

sealed class CombinedCost(long constant, CostExpression[] parts, Func<long, long, long> combine) : CostExpression
{
    public override long Evaluate(VariableValues variables)
    {
        var combined = constant;
        foreach (var part in parts)
            combined = combine(combined, part.Evaluate(variables));

        return combined;
    }
}

sealed class ProductCost(CostExpression a, CostExpression b) : CostExpression
{
    public override long Evaluate(VariableValues variables) => Saturating.Multiply(a.Evaluate(variables), b.Evaluate(variables));
}

sealed class WholeCost(CostExpression parts, int each) : CostExpression
{
    public static long Of(long parts, int each) => parts >= Saturating.Max ? Saturating.Max : (parts + each - 1) / each;

    public override long Evaluate(VariableValues variables) => Of(parts.Evaluate(variables), each);
}
