using System.Data.Common;
using System.Net.Sockets;

namespace Collab.Journal;

/// <summary>
/// The database could not be used just now. Repeating later is safe: with the same command key nothing happens twice, and without one
/// the expected version fences it. Never thrown for a change that was answered as made.
/// </summary>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>Tells why the journal could not be used.</summary>
    /// <param name="reason">The kind of trouble.</param>
    /// <param name="message">What happened and what helps, in a sentence.</param>
    /// <param name="innerException">The driver's own error, when there was one.</param>
    public JournalUnavailableException(JournalUnavailableReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>The kind of trouble.</summary>
    public JournalUnavailableReason Reason { get; }

    /// <summary>
    /// Whether an exception says that the database cannot be used just now: this one, or the driver's own, which queries outside the journal throw; also that of a socket, which
    /// the driver passes on when the database's name is not found. The driver's
    /// <see cref="DbException.IsTransient"/> is not enough, for it leaves out a server that is shutting down (SQLSTATE 57P01) or whose neighbour crashed (57P02).
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    public static bool IsMeantBy(Exception exception) =>
        exception is JournalUnavailableException || (exception is DbException or SocketException && Failures.Reason(exception) is not null);
}
