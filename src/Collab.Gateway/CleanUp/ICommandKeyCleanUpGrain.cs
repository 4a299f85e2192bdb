using Orleans;

namespace Collab.Gateway.CleanUp;

/// <summary>Removes old command keys, once a day in the whole network. The only grain has key 0.</summary>
[Alias("command-key-clean-up")]
interface ICommandKeyCleanUpGrain : IGrainWithIntegerKey
{
    /// <summary>Registers the reminder.</summary>
    [Alias("Schedule")]
    Task Schedule();
}
