using Orleans;

namespace Collab.Gateway.CleanUp;

/// <summary>Removes old command keys, once a day in the whole network. There is one: key 0.</summary>
[Alias("command-key-clean-up")]
interface ICommandKeyCleanUpGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the grain is reminded of its work, from now on and whichever processes run.</summary>
    [Alias("Schedule")]
    Task Schedule();
}
