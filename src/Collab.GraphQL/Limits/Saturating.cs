namespace Collab.GraphQL.Limits;

/// <summary>Saturating arithmetic, because the multiplication of fragments is unbounded.</summary>
static class Saturating
{
    /// <summary>The largest value.</summary>
    public const long Max = int.MaxValue;

    public static long Add(long a, long b) => Math.Min(a + b, Max);

    public static long Multiply(long a, long b) => Math.Min(a * b, Max);
}
