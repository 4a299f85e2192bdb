using System.Globalization;

namespace Benchmarks.Million;

/// <summary>The resident memory of a process in MB (1,000,000 bytes), from Linux.</summary>
static class ProgramMemory
{
    /// <summary>The current value.</summary>
    public static double Now(int process) => Read(process, "VmRSS:");

    /// <summary>The peak so far.</summary>
    public static double Peak(int process) => Read(process, "VmHWM:");

    static double Read(int process, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            // The process has ended.
            return 0;
        }
    }
}
