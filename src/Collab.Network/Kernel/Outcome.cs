using System.Collections.Immutable;
using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>What a command came to. The thing itself is read afterwards, as the viewer may see it.</summary>
/// <param name="Subject">The global id of what the command was about; null when it was refused. A repeated creation names the first one.</param>
/// <param name="Position">Where the journal stood after the command; null when nothing was written.</param>
/// <param name="Refusals">Why nothing was done; empty when the command holds.</param>
public sealed record Outcome(string? Subject, JournalPosition? Position, ImmutableArray<Refusal> Refusals)
{
    /// <summary>The command was refused.</summary>
    /// <param name="refusals">Why.</param>
    public static Outcome Refused(params ImmutableArray<Refusal> refusals) => new(null, null, refusals);

    /// <summary>A command came again under the same id: it answers what came of it first, unless it is another command.</summary>
    /// <param name="first">What came of the first.</param>
    /// <param name="context">Who asks, and how the repeat is known.</param>
    internal static Outcome OfRepeat(CommandOutcome first, CommandContext context)
        => first.Fingerprint == context.Fingerprint
            ? new Outcome(first.Subject, first.Position, [])
            : Refused(CommandRefusals.IdUsedBefore);
}
