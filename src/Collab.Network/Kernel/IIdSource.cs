namespace Collab.Network.Kernel;

/// <summary>Where new ids come from, so that tests can foretell them.</summary>
public interface IIdSource
{
    /// <summary>An id that nothing has yet.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    TId Next<TId>()
        where TId : struct, IGuidId<TId>;
}
