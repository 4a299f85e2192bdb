namespace Orleans.Concurrency;

/// <summary>Lets calls of this class's grains interleave with each other at every await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
