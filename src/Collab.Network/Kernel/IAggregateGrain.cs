using Orleans;

namespace Collab.Network.Kernel;

/// <summary>Decides the commands of one aggregate, one after the other. Reads do not come here: each process answers them from its own copies.</summary>
/// <typeparam name="TCommand">The aggregate's commands.</typeparam>
public interface IAggregateGrain<TCommand> : IGrainWithGuidKey
{
    /// <summary>Decides a command, writes what it causes, and returns the outcome.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and how a repeat is known.</param>
    Task<Outcome> Decide(TCommand command, CommandContext context);
}
