namespace Orleans.Runtime;

/// <summary>The name of a grain interface: its alias, else its full name.</summary>
/// <param name="Value">The name.</param>
public readonly record struct GrainInterfaceType(IdSpan Value)
{
    /// <summary>Whether there is no name.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>An interface name from text.</summary>
    /// <param name="value">The name.</param>
    public static GrainInterfaceType Create(string value) => new(IdSpan.Create(value));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
