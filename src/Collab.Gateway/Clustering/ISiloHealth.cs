namespace Collab.Gateway.Clustering;

/// <summary>Whether this process's silo can be called.</summary>
interface ISiloHealth
{
    /// <summary>Why it cannot be called just now, in a few words; null when it can.</summary>
    string? Trouble { get; }
}
