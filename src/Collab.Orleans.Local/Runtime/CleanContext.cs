namespace Collab.Orleans.Local;

/// <summary>The execution context of turns: no <see cref="AsyncLocal{T}"/> of the caller flows into a grain.</summary>
internal static class CleanContext
{
    private static readonly ExecutionContext Clean = Capture();

    /// <summary>Leaves the caller's context. False when its flow is suppressed, so that it could not be restored.</summary>
    internal static bool TryEnter(out ExecutionContext? left)
    {
        var current = ExecutionContext.Capture();
        left = null;
        if (ReferenceEquals(current, Clean))
            return true;
        if (current is null)
            return false;
        left = current;
        ExecutionContext.Restore(Clean);
        return true;
    }

    /// <summary>Goes back to the context that <see cref="TryEnter"/> left.</summary>
    internal static void Leave(ExecutionContext? left)
    {
        if (left is not null)
            ExecutionContext.Restore(left);
    }

    private static ExecutionContext Capture()
    {
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
