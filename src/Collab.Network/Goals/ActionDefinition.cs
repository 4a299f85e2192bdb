using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>Something to do for a goal.</summary>
/// <param name="Title">What.</param>
/// <param name="Owner">Who takes care of it; null as long as nobody does.</param>
/// <param name="Due">The day by which it should be done.</param>
/// <param name="Status">Where it stands.</param>
sealed record ActionDefinition(Text Title, PersonId? Owner, DateOnly? Due, ActionStatus Status);
