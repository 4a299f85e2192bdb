namespace Collab.Journal;

/// <summary>
/// The journal's positions lie ahead of the server's transaction ids, as after a dump was restored into another server: what is appended now would stand before what is
/// there. The message tells the operator's command; see <see cref="EpochStore.Renumber"/>.
/// </summary>
public sealed class RenumberingNeededException() : Exception(
    "The journal's positions lie ahead of this server's transaction ids, as after a dump was restored into another server. Run './run renumber' once while nothing serves the database, then start again.");
