/// <summary>What the runtime calls in a process that was started with <c>DOTNET_STARTUP_HOOKS</c>; it looks for this name without a namespace.</summary>
static class StartupHook
{
    /// <summary>Runs before the program.</summary>
    public static void Initialize() => Collab.Testing.HeapOfProcess.Answer();
}
