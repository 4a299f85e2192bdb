using System.Collections.Immutable;
using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>What a command came to. The aggregate itself is read afterwards, as the viewer may see it.</summary>
/// <param name="Subject">The global id of what the command was about; null when it was refused. A repeated creation names the first one.</param>
/// <param name="Position">Where the journal stood after the command; null when nothing was written.</param>
/// <param name="Refusals">Why nothing was done; empty when the command holds.</param>
public sealed record Outcome(string? Subject, JournalPosition? Position, ImmutableArray<Refusal> Refusals)
{
    /// <summary>What was written, by stream, for the process that sent the command; empty when nothing was, or it was written before.</summary>
    public ImmutableArray<StreamChange> Changes { get; init; } = [];

    /// <summary>Whether the command had been made before: what it wrote then may not have reached every process yet.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The command was refused.</summary>
    /// <param name="refusals">Why.</param>
    public static Outcome Refused(params ImmutableArray<Refusal> refusals) => new(null, null, refusals);

    /// <summary>A command came again under the same id: it answers what came of it first, unless it is another command.</summary>
    /// <param name="first">What came of the first.</param>
    /// <param name="context">Who asks, and how the repeat is known.</param>
    internal static Outcome OfRepeat(CommandOutcome first, CommandContext context)
        => first.Fingerprint == context.Fingerprint
            ? new Outcome(first.Subject, HasEvent(first.Position) ? first.Position : null, []) { IsRepeat = true }
            : Refused(CommandRefusals.IdUsedBefore);

    /// <summary>A command that found everything as it asked was remembered without an event, and so has no position that anybody could wait for.</summary>
    static bool HasEvent(JournalPosition position) => position.Sequence > 0;
}
