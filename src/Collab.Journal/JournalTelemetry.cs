using System.Diagnostics;
using Collab.Journal.Appending;

namespace Collab.Journal;

/// <summary>
/// What the journal tells of its work to whoever listens to its <see cref="ActivitySource"/>: a span for each append, from its being asked for to its
/// outcome, and one for each transaction. The driver's own spans (source <c>Npgsql</c>) stand below the transaction's.
/// </summary>
public static class JournalTelemetry
{
    /// <summary>The source's name.</summary>
    public const string Name = "Collab.Journal";

    static readonly ActivitySource Source = new(Name);

    internal static Activity? BeginAppend() => Source.StartActivity("journal append");

    /// <summary>A transaction belongs to the trace of the first append in it, and links to the others.</summary>
    internal static Activity? BeginTransaction(IReadOnlyList<PendingAppend> group)
    {
        if (!Source.HasListeners())
            return null;

        var others = group.Skip(1).Where(pending => pending.Trace != default).Select(pending => new ActivityLink(pending.Trace));
        return Source.StartActivity("journal transaction", ActivityKind.Internal, group[0].Trace, links: others)?.SetTag("collab.journal.appends", group.Count);
    }
}
