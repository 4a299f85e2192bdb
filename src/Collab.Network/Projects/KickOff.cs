using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>The meeting that a project begins with.</summary>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Form">How people meet.</param>
/// <param name="Place">Where: an address, a room, a link.</param>
/// <param name="PresentState">Notes on how things are now.</param>
/// <param name="Expectations">Notes on what people expect.</param>
/// <param name="Acquaintance">Notes on how people get to know each other.</param>
sealed record KickOff(
    DateTimeOffset StartsAt,
    MeetingForm Form,
    Text? Place,
    Text? PresentState,
    Text? Expectations,
    Text? Acquaintance);
