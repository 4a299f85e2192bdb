namespace Collab.Testing;

/// <summary>How to start the program.</summary>
/// <param name="Arguments">Its command line.</param>
public sealed record GatewayStart(params IReadOnlyList<string> Arguments)
{
    /// <summary>The PostgreSQL to use in place of the embedded one; null for the embedded one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether it is told that it runs in production.</summary>
    public bool IsProduction { get; init; }

    /// <summary>What it is told of demo mode; null for nothing.</summary>
    public bool? IsDemo { get; init; }

    /// <summary>The program itself, when it is another one than was built with the tests.</summary>
    public string? Program { get; init; }

    /// <summary>Further variables of its environment.</summary>
    public IDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that runs the program in its own place, such as one that enters a namespace first; empty for none.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];
}
