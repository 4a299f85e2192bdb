namespace Collab.Network.Kernel;

/// <summary>A change of another thing than the grain's own.</summary>
/// <param name="Change">The change.</param>
/// <param name="CatchUp">Tells the other thing's grain to read the journal.</param>
public sealed record OtherChange(Change Change, Func<Task> CatchUp);
