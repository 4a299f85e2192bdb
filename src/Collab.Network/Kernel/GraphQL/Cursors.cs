using Collab.GraphQL.Execution;
using Collab.Journal;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Reads the cursors of the journal that clients send back.</summary>
public static class Cursors
{
    /// <summary>The position that a cursor means.</summary>
    /// <param name="journal">The journal that it must be of.</param>
    /// <param name="cursor">What the client sent.</param>
    /// <param name="name">What the client knows the argument or header by.</param>
    /// <exception cref="FieldException">It is no cursor, or of another or an earlier database.</exception>
    public static JournalPosition Read(IJournal journal, string cursor, string name) => JournalCursor.Read(journal.Epoch, cursor, out var position) switch
    {
        CursorReading.Valid => position,
        CursorReading.OtherEpoch => throw new FieldException(
            "This cursor is of another or an earlier database. Start anew: read what you need, and subscribe after latestCursor, taken before.", ErrorCodes.CursorExpired),
        _ => throw new FieldException($"{name} must be a cursor as a message, a mutation or latestCursor gave it.", ErrorCodes.BadUserInput),
    };
}
