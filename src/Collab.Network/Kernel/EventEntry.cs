namespace Collab.Network.Kernel;

/// <summary>One line of an <see cref="EventCatalog{TEvent}"/>.</summary>
/// <param name="Type">The event's type.</param>
/// <param name="Name">The name that it is stored by.</param>
/// <param name="Description">What readers are told has happened.</param>
public sealed record EventEntry(Type Type, string Name, Text Description);
