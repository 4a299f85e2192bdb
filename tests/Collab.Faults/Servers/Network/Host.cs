using Collab.Testing;

namespace Collab.Faults.Servers.Network;

/// <summary>A machine of an <see cref="IsolatedNetwork"/>.</summary>
/// <param name="Number">Its number in the network; the database's is 0.</param>
/// <param name="Namespace">Where its programs run.</param>
sealed record Host(int Number, NetworkNamespace Namespace)
{
    /// <summary>Where the others find it.</summary>
    public string Address => $"10.99.0.{Number + 1}";
}
