namespace Collab.Orleans.Local;

/// <summary>What the current thread is doing for grains.</summary>
internal sealed class RuntimeContext
{
    [ThreadStatic]
    private static RuntimeContext? t_ofThread;

    private RuntimeContext()
    {
    }

    /// <summary>The activation whose turn the current thread runs, or null.</summary>
    internal static Activation? Current => t_ofThread?.Activation;

    /// <summary>The current thread's entry; created once a thread.</summary>
    internal static RuntimeContext OfThread => t_ofThread ??= new();

    /// <summary>The activation whose turn this thread runs, or null.</summary>
    internal Activation? Activation { get; set; }

    /// <summary>How many turns lie on this thread's stack, each called inline by the one below.</summary>
    internal int InlineDepth { get; set; }
}
