using System.Collections.Immutable;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What a mutation answers: the aggregate after the change, the journal position, and refusals.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
/// <param name="Node">The aggregate; null when the command was refused.</param>
/// <param name="Cursor">The journal position of the change; null when nothing was written.</param>
/// <param name="Errors">Why nothing was done.</param>
sealed record Payload<T>(T? Node, string? Cursor, ImmutableArray<RefusalReading> Errors)
    where T : class;

/// <summary>A refusal as one reader gets it.</summary>
/// <param name="Refusal">The refusal.</param>
/// <param name="Language">The reader's language.</param>
sealed record RefusalReading(Refusal Refusal, Language Language);
