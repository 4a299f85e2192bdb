using System.Diagnostics;
using System.Text;
using Benchmarks.GraphQLNet;
using Collab.GraphQL.Execution;

namespace Benchmarks.GraphQL;

/// <summary>The engine in memory on one thread: with cached documents and with a new document.</summary>
static class EngineLoop
{
    const int Runs = 100;

    /// <summary>Long enough for full tiered compilation.</summary>
    static readonly TimeSpan MeasureTime = TimeSpan.FromSeconds(15);

    static readonly GraphQLExecutor Executor = new(PortalSchema.Build());

    public static async Task Run(TextWriter output)
    {
        await output.WriteLineAsync("the engine in memory, one thread");
        foreach (var query in (PortalQuery[])[PortalQuery.Page, PortalQuery.List, PortalQuery.Long])
        {
            var document = Encoding.UTF8.GetBytes(query.Document);
            await output.WriteLineAsync($"  {query.Name + ", cached",-40} {Measure(() => Execute(query, document))}");
        }

        foreach (var query in (PortalQuery[])[PortalQuery.Page, PortalQuery.List])
            await output.WriteLineAsync($"  {query.Name + ", cached, GraphQL.NET",-40} {Measure(GraphQLNetServer.InMemory(query.Document, query.Variables))}");

        await output.WriteLineAsync($"  {PortalQuery.List.Name + ", by hand with Utf8JsonWriter",-40} {Measure(await WriteByHand())}");
        var unseen = 0;
        var cold = Measure(() => Execute(PortalQuery.Long, Encoding.UTF8.GetBytes($"{PortalQuery.Long.Document} # {unseen++}")));
        await output.WriteLineAsync($"  {PortalQuery.Long.Name + ", parsed, validated, planned, run",-40} {cold}");
    }

    /// <summary>Returns the best round: other load only makes rounds longer.</summary>
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

        return $"{best,7:N1} us {allocated,9:N0} B allocated";
    }

    /// <summary>Writes the same bytes without engine and resolvers.</summary>
    static async Task<Func<int>> WriteByHand()
    {
        var list = new HandWrittenList();
        using var response = await Executor.Execute(new GraphQLRequest(PortalQuery.List.Document) { Variables = PortalQuery.List.VariablesUtf8 });
        return response.Json.Span.SequenceEqual(list.Write())
            ? () => list.Write().Length
            : throw new InvalidOperationException("What is written by hand differs from the engine's answer.");
    }

    static int Execute(PortalQuery query, byte[] document)
    {
        var running = Executor.Execute(new GraphQLRequest(document) { Variables = query.VariablesUtf8 });
        if (!running.IsCompletedSuccessfully)
            throw new InvalidOperationException($"Nothing of the {query.Name} waits.");

        using var response = running.GetAwaiter().GetResult();
        return response.Json.Length;
    }
}
