using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmarks.Http;

/// <summary>The load generator <c>wrk</c>, on a core without servers. It costs a few microseconds per request, so the server's core is the limit.</summary>
static partial class Wrk
{
    const string Core = "1";
    const int Connections = 16;

    /// <summary>The message when it is missing.</summary>
    public const string HowToGet = "needs wrk and taskset: apt-get install wrk util-linux";

    /// <summary>Its description in the report.</summary>
    public static readonly string Description = $"wrk with {Connections} connections";

    /// <summary>Whether it is installed and there is a core for it.</summary>
    public static bool IsHere => Environment.ProcessorCount > 1 && IsOnPath("wrk") && IsOnPath("taskset");

    /// <summary>Sends one POST repeatedly.</summary>
    /// <param name="address">The address.</param>
    /// <param name="bodyFile">The file with the body.</param>
    /// <param name="seconds">The duration.</param>
    public static async Task<LoadResult> Run(Uri address, string bodyFile, int seconds)
    {
        var script = bodyFile + ".lua";
        await File.WriteAllTextAsync(script, $"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Accept"] = "application/json"
            wrk.body = io.open("{bodyFile}"):read("*a")
            """);
        var start = new ProcessStartInfo(
            "taskset", ["-c", Core, "wrk", "-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "10s", "--latency", "-s", script, address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && !SocketErrors().IsMatch(said)
            ? new LoadResult(Number(Rate(), said), Milliseconds(Median(), said), Milliseconds(P99(), said), (int)Number(Count(), said))
            : throw new InvalidOperationException($"wrk failed for {address}:\n{said}");
    }

    static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    static double Number(Regex pattern, string said) => double.Parse(pattern.Match(said).Groups[1].Value, CultureInfo.InvariantCulture);

    static double Milliseconds(Regex pattern, string said) => Number(pattern, said) * pattern.Match(said).Groups[2].Value switch
    {
        "us" => 0.001,
        "ms" => 1,
        "s" => 1000,
        var unit => throw new InvalidOperationException($"wrk's unit '{unit}' is not known."),
    };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+([\d.]+)(\w+)")]
    private static partial Regex Median();

    [GeneratedRegex(@"99%\s+([\d.]+)(\w+)")]
    private static partial Regex P99();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Count();

    [GeneratedRegex("Socket errors|Non-2xx")]
    private static partial Regex SocketErrors();
}

/// <summary>The measurements of one round.</summary>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="MedianMs">The median latency, in milliseconds.</param>
/// <param name="P99Ms">The latency at the 99th percentile, in milliseconds.</param>
/// <param name="Count">The number of requests.</param>
sealed record LoadResult(double PerSecond, double MedianMs, double P99Ms, int Count);
