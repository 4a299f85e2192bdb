using System.Globalization;

namespace Benchmarks.Million;

/// <summary>What a process holds of the machine's memory, as Linux tells it, in MB (1,000,000 bytes).</summary>
static class ProgramMemory
{
    /// <summary>Held now.</summary>
    public static double Now(int process) => Read(process, "VmRSS:");

    /// <summary>The most it has held so far.</summary>
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
            // It has ended.
            return 0;
        }
    }
}
