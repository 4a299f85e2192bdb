using Orleans.Runtime;

namespace Orleans;

/// <summary>The grain type of a class: the first part of its grains' ids. Without it the class name is taken, in lower case and without "Grain".</summary>
/// <param name="grainType">The name; unique among all grain classes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal GrainType GrainType { get; } = GrainType.Create(grainType);
}
