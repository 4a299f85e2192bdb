namespace Collab.EmbeddedPostgres;

/// <summary>Why the embedded server does not run.</summary>
public enum EmbeddedServerProblem
{
    /// <summary>No PostgreSQL 17 or newer was found.</summary>
    BinariesMissing,

    /// <summary>The data directory cannot be written, or not by the user the server has to run as.</summary>
    DirectoryNotWritable,

    /// <summary>Another process of ours keeps the data directory.</summary>
    DirectoryInUse,

    /// <summary>The data directory was made by another major version than any found.</summary>
    VersionMismatch,

    /// <summary>The port is taken.</summary>
    PortTaken,

    /// <summary>The server was started by root and there is no unprivileged user to run it as.</summary>
    NoUnprivilegedUser,

    /// <summary>The server did not start for another reason, which the message tells.</summary>
    DidNotStart,
}
