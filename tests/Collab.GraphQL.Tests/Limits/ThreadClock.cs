using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Collab.GraphQL.Tests.Limits;

/// <summary>The processor time that this thread has had, so that other work of the machine does not count; the time of day where a system does not tell it.</summary>
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
