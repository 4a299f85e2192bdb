using Collab.Network.Kernel;

namespace Collab.Network.Agencies;

/// <summary>A unit of an agency.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, in up to three languages.</param>
public sealed record Unit(UnitId Id, Text Name);
