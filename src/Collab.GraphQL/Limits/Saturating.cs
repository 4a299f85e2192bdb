namespace Collab.GraphQL.Limits;

/// <summary>Counting that stops at a bound instead of overflowing, since what fragments multiply has no bound of its own.</summary>
static class Saturating
{
    /// <summary>What counts as more than anybody would allow.</summary>
    public const long Most = int.MaxValue;

    public static long Add(long a, long b) => Math.Min(a + b, Most);

    public static long Multiply(long a, long b) => Math.Min(a * b, Most);
}
