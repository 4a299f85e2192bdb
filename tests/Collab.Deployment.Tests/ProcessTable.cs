using System.Globalization;

namespace Collab.Deployment.Tests;

/// <summary>What Linux tells of processes.</summary>
static class ProcessTable
{
    /// <summary>The only child of a process.</summary>
    /// <param name="process">Its number.</param>
    public static int ChildOf(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Single(), CultureInfo.InvariantCulture);

    /// <summary>How much of a process is in memory, in MB.</summary>
    /// <param name="process">Its number.</param>
    public static int ResidentMegabytes(int process) => int.Parse(
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
