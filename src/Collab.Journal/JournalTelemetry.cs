using System.Diagnostics;
using Collab.Journal.Appending;

namespace Collab.Journal;

/// <summary>
/// The journal's <see cref="ActivitySource"/>: a span for each append, from the call to its outcome, and one for each transaction. The driver's spans (source
/// <c>Npgsql</c>) are children of the transaction's span.
/// </summary>
public static class JournalTelemetry
{
    /// <summary>The name of the source.</summary>
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
