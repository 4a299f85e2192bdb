using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Collab.GraphQL.Tests.Limits;

/// <summary>The processor time of this thread, independent of other load; wall-clock time where the system does not provide it.</summary>
static class ThreadClock
{
    const int ThreadCpuTime = 3;

    public static double NowMs =>
        OperatingSystem.IsLinux() && Read(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
