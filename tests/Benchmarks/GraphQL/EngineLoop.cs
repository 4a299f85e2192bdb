using System.Diagnostics;
using System.Text;
using Collab.GraphQL.Execution;

namespace Benchmarks.GraphQL;

/// <summary>The engine alone, in memory and on one thread: the project page from a cached document, and a document that nobody asked for before.</summary>
static class EngineLoop
{
    const int Runs = 1_000;

    /// <summary>Long enough for the runtime to have compiled everything at its best.</summary>
    static readonly TimeSpan MeasureTime = TimeSpan.FromSeconds(5);

    static readonly GraphQLExecutor Executor = new(ProjectPage.Schema());
    static readonly byte[] Document = Encoding.UTF8.GetBytes(ProjectPage.Document);
    static readonly byte[] Variables = Encoding.UTF8.GetBytes(ProjectPage.Variables);

    public static async Task Run(TextWriter output)
    {
        var unseen = 0;
        var cached = Measure(() => Execute(Document));
        var cold = Measure(() => Execute(Encoding.UTF8.GetBytes($"{ProjectPage.Document} # {unseen++}")));
        await output.WriteLineAsync($"project page in memory, {Execute(Document):N0} bytes: {cached}; parsed, validated and planned anew: {cold}");
    }

    /// <summary>The best round: what else runs on the machine only makes rounds longer.</summary>
    static string Measure(Func<int> run)
    {
        var best = double.MaxValue;
        long allocated = 0;
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < MeasureTime;)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Runs; i++)
                run();

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / Runs);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
        }

        return $"{best:N1} µs, {allocated:N0} B";
    }

    static int Execute(byte[] document)
    {
        var running = Executor.Execute(new GraphQLRequest(document) { Variables = Variables });
        if (!running.IsCompletedSuccessfully)
            throw new InvalidOperationException("Nothing of the project page waits.");

        using var response = running.GetAwaiter().GetResult();
        return response.Json.Length;
    }
}
