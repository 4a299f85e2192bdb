namespace Collab.Testing;

/// <summary>Options for starting the program.</summary>
/// <param name="Arguments">The command line.</param>
public sealed record GatewayStart(params IReadOnlyList<string> Arguments)
{
    /// <summary>The PostgreSQL to use; null for the embedded one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether to run in production.</summary>
    public bool IsProduction { get; init; }

    /// <summary>The demo mode setting; null when not set.</summary>
    public bool? IsDemo { get; init; }

    /// <summary>The path of another build of the program.</summary>
    public string? Program { get; init; }

    /// <summary>Further environment variables.</summary>
    public IDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that runs the program, such as one that enters a namespace; empty for none.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];
}
