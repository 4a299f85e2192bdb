namespace Orleans;

/// <summary>Promises that a value is never changed after it was sent, so that it need not be copied. The Local silo copies nothing anyway.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter
    | AttributeTargets.ReturnValue,
    Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
