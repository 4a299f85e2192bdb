using System.Runtime.InteropServices;

namespace Collab.Testing;

/// <summary>Signals to processes, which .NET itself sends only in part.</summary>
public static class Signals
{
    const int SigInt = 2;
    const int SigQuit = 3;
    const int SigKill = 9;
    const int SigTerm = 15;
    const int SigContinue = 18;
    const int SigStop = 19;

    /// <summary>Presses Ctrl-C.</summary>
    public static void Interrupt(int process) => _ = Send(process, SigInt);

    /// <summary>Asks to end, as whoever looks after processes does.</summary>
    public static void Terminate(int process) => _ = Send(process, SigTerm);

    /// <summary>Tells PostgreSQL to stop at once.</summary>
    public static void Quit(int process) => _ = Send(process, SigQuit);

    /// <summary>Ends the process as a power cut would. A process that is gone already stays gone.</summary>
    public static void Kill(int process) => _ = Send(process, SigKill);

    /// <summary>
    /// Halts the process where it stands, as a machine that is paused would; it knows nothing of it. One of its threads takes the signal and tells the others, each of
    /// which goes on until it hears: on a busy machine long enough to answer a request, so this waits until all stand still.
    /// </summary>
    public static void Pause(int process)
    {
        _ = Send(process, SigStop);
        while (OperatingSystem.IsLinux() && Directory.Exists($"/proc/{process}") && !StandsStill(process)) Thread.Yield();
    }

    /// <summary>Lets a paused process go on.</summary>
    public static void Continue(int process) => _ = Send(process, SigContinue);

    /// <summary>Whether each thread is stopped, or has ended (proc(5)).</summary>
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
            // A thread has ended since.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Send(int process, int signal);
}
