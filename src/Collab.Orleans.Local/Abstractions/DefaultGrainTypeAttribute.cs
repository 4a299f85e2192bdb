namespace Orleans.Metadata;

/// <summary>The grain type meant by an interface that several classes implement.</summary>
/// <param name="grainType">The grain type's name.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DefaultGrainTypeAttribute(string grainType) : Attribute
{
    internal string GrainType { get; } = grainType;
}
