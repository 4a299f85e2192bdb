namespace Collab.Network.Kernel;

/// <summary>What every mutation's input carries. Most commands are the input themselves: their constructor parameters have the names of the SDL.</summary>
interface ICommandInput
{
    /// <summary>The client's own id of the command.</summary>
    string? ClientMutationId { get; }

    /// <summary>The version that an edit was based on; null for an edit of whatever is there.</summary>
    int? BasedOn => null;
}
