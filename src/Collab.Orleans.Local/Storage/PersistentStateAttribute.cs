namespace Orleans.Runtime;

/// <summary>On a constructor parameter of type <see cref="IPersistentState{TState}"/>: which state, from which storage.</summary>
/// <param name="stateName">The state's name; with the grain id it names the record.</param>
/// <param name="storageName">The storage provider's name; null for the default one.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>The state's name.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The storage provider's name; null for the default one.</summary>
    public string? StorageName { get; } = storageName;
}
