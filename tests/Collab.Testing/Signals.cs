using System.Runtime.InteropServices;

namespace Collab.Testing;

/// <summary>Signals to processes; .NET can only send some of them.</summary>
public static class Signals
{
    const int SigInt = 2;
    const int SigQuit = 3;
    const int SigKill = 9;
    const int SigTerm = 15;
    const int SigContinue = 18;
    const int SigStop = 19;

    public static void Interrupt(int process) => _ = Send(process, SigInt);

    public static void Terminate(int process) => _ = Send(process, SigTerm);

    /// <summary>Makes PostgreSQL stop at once.</summary>
    public static void Quit(int process) => _ = Send(process, SigQuit);

    /// <summary>Kills the process. A process that has ended is ignored.</summary>
    public static void Kill(int process) => _ = Send(process, SigKill);

    /// <summary>
    /// Pauses the process. One of its threads handles the signal and stops the others, each of which runs until then; on a busy machine long enough to answer a
    /// request. So this waits until all threads are stopped.
    /// </summary>
    public static void Pause(int process)
    {
        _ = Send(process, SigStop);
        while (OperatingSystem.IsLinux() && Directory.Exists($"/proc/{process}") && !StandsStill(process)) Thread.Yield();
    }

    /// <summary>Continues a paused process.</summary>
    public static void Continue(int process) => _ = Send(process, SigContinue);

    /// <summary>Whether each thread is stopped or has ended (proc(5)).</summary>
    static bool StandsStill(int process)
    {
        const string state = "State:\t";
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task")
                .Select(thread => File.ReadLines(Path.Combine(thread, "status")).First(line => line.StartsWith(state, StringComparison.Ordinal))[state.Length])
                .All(letter => letter is 'T' or 'Z' or 'X');
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // A thread has ended in the meantime.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Send(int process, int signal);
}
