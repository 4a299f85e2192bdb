using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Limits;

/// <summary>
/// What an operation costs, as far as it depends on variables: all that is constant has been worked out. Never negative, never above
/// <see cref="Saturating.Most"/>. Shared by all requests.
/// </summary>
abstract class CostExpression
{
    public static readonly CostExpression Zero = new ConstantCost(0);
    public static readonly CostExpression One = new ConstantCost(1);

    /// <summary>The value when no variable takes part; otherwise null.</summary>
    public virtual long? Constant => null;

    public abstract long Evaluate(VariableValues variables);

    public static CostExpression Of(long value) => value switch { 0 => Zero, 1 => One, _ => new ConstantCost(Math.Clamp(value, 0, Saturating.Most)) };

    public static CostExpression Sum(IEnumerable<CostExpression> terms)
    {
        long constant = 0;
        var rest = new List<CostExpression>();
        foreach (var term in terms)
        {
            if (term.Constant is { } value)
                constant = Saturating.Add(constant, value);
            else
                rest.Add(term);
        }

        return rest.Count == 0 ? Of(constant) : rest.Count == 1 && constant == 0 ? rest[0] : new SumCost(constant, [.. rest]);
    }

    public static CostExpression Product(CostExpression a, CostExpression b) => (a.Constant, b.Constant) switch
    {
        ({ } first, { } second) => Of(Saturating.Multiply(first, second)),
        (0, _) or (_, 0) => Zero,
        (1, _) => b,
        (_, 1) => a,
        _ => new ProductCost(a, b),
    };

    public static CostExpression Max(IEnumerable<CostExpression> choices)
    {
        long constant = 0;
        var rest = new List<CostExpression>();
        foreach (var choice in choices)
        {
            if (choice.Constant is { } value)
                constant = Math.Max(constant, value);
            else
                rest.Add(choice);
        }

        return rest.Count == 0 ? Of(constant) : rest.Count == 1 && constant == 0 ? rest[0] : new MaxCost(constant, [.. rest]);
    }
}

sealed class ConstantCost(long value) : CostExpression
{
    public override long? Constant => value;

    public override long Evaluate(VariableValues variables) => value;
}

sealed class SumCost(long constant, CostExpression[] terms) : CostExpression
{
    public override long Evaluate(VariableValues variables)
    {
        var sum = constant;
        foreach (var term in terms)
            sum = Saturating.Add(sum, term.Evaluate(variables));

        return sum;
    }
}

sealed class ProductCost(CostExpression a, CostExpression b) : CostExpression
{
    public override long Evaluate(VariableValues variables) => Saturating.Multiply(a.Evaluate(variables), b.Evaluate(variables));
}

sealed class MaxCost(long constant, CostExpression[] choices) : CostExpression
{
    public override long Evaluate(VariableValues variables)
    {
        var most = constant;
        foreach (var choice in choices)
            most = Math.Max(most, choice.Evaluate(variables));

        return most;
    }
}
