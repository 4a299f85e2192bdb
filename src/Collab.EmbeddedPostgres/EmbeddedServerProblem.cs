namespace Collab.EmbeddedPostgres;

/// <summary>Why the embedded server does not run.</summary>
public enum EmbeddedServerProblem
{
    /// <summary>No PostgreSQL of an accepted version was found.</summary>
    BinariesMissing,

    /// <summary>The data directory is not writable, or not for the user that the server has to run as.</summary>
    DirectoryNotWritable,

    /// <summary>Another process uses the data directory.</summary>
    DirectoryInUse,

    /// <summary>The data directory has another major version than the programs found.</summary>
    VersionMismatch,

    /// <summary>The port is taken.</summary>
    PortTaken,

    /// <summary>The program runs as root and there is no unprivileged user for the server.</summary>
    NoUnprivilegedUser,

    /// <summary>Another reason, which the message has.</summary>
    DidNotStart,
}
