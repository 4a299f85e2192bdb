namespace Orleans.Concurrency;

/// <summary>Lets calls of methods so marked interleave with each other, but with no others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
