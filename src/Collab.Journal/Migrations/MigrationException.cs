namespace Collab.Journal.Migrations;

/// <summary>The database's schema does not match this program, or a migration failed. Nothing was changed. The message is one line.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">The database's error, when there is one.</param>
    public MigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
