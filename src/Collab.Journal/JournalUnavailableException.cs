using System.Data.Common;
using System.Net.Sockets;

namespace Collab.Journal;

/// <summary>
/// The database cannot be used at the moment. A later repeat is safe: with the same command key nothing happens twice, and without a key the expected version fences
/// it. Never thrown for a change that was acknowledged.
/// </summary>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="message">What happened and what to do, in a sentence.</param>
    /// <param name="innerException">The driver's error, when there is one.</param>
    public JournalUnavailableException(JournalUnavailableReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>The reason.</summary>
    public JournalUnavailableReason Reason { get; }

    /// <summary>
    /// Whether an exception means that the database cannot be used at the moment: this one, the driver's, which queries outside the journal throw, or a socket's, which
    /// the driver passes on when the host is not found. <see cref="DbException.IsTransient"/> is not enough: it excludes a server that is shutting down (SQLSTATE
    /// 57P01) or in which another backend crashed (57P02).
    /// </summary>
    /// <param name="exception">The exception.</param>
    public static bool Matches(Exception exception) =>
        exception is JournalUnavailableException || (exception is DbException or SocketException && Failures.Reason(exception) is not null);
}
