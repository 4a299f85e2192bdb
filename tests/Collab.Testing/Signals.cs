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

    /// <summary>Halts the process where it stands, as a machine that is paused would; it knows nothing of it.</summary>
    public static void Pause(int process) => _ = Send(process, SigStop);

    /// <summary>Lets a paused process go on.</summary>
    public static void Continue(int process) => _ = Send(process, SigContinue);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Send(int process, int signal);
}
