namespace Orleans.Runtime;

/// <summary>The kind of a grain: the name its class goes by in ids.</summary>
/// <param name="Value">The name.</param>
public readonly record struct GrainType(IdSpan Value)
{
    /// <summary>Whether there is no name.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>A grain type from its name.</summary>
    /// <param name="value">The name; not blank.</param>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new(IdSpan.Create(value));
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
