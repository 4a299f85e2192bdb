namespace Collab.Journal.Migrations;

/// <summary>The database's schema and this program do not belong together, or a migration failed. Nothing was changed. The message is one line.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Tells what is wrong and what helps.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">The database's error, when there was one.</param>
    public MigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
