namespace Orleans.Concurrency;

/// <summary>Lets this method interleave with every call of the grain, at once.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
