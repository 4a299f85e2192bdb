namespace Collab.Gateway.Clustering;

interface ISiloHealth
{
    /// <summary>Why the silo cannot be called; null when it can.</summary>
    string? UnhealthyReason { get; }
}
