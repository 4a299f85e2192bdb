namespace Collab.Journal;

/// <summary>
/// The journal's positions are ahead of the server's transaction ids, as after a dump was restored into another server. New events would precede existing ones. The
/// message names the operator's command; see <see cref="EpochStore.Renumber"/>.
/// </summary>
public sealed class RenumberingNeededException() : Exception(
    "The journal's positions lie ahead of this server's transaction ids, as after a dump was restored into another server. Run './run renumber' once while nothing serves the database, then start again.");
