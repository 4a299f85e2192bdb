using System.Text;
using BenchmarkDotNet.Attributes;
using Collab.GraphQL.Execution;

namespace Benchmarks.GraphQL;

/// <summary>The engine alone, in memory: the project page from a cached document, and a document that nobody asked for before.</summary>
[MemoryDiagnoser]
public class ExecutionBenchmark
{
    readonly GraphQLExecutor _executor = new(ProjectPage.Schema());
    readonly byte[] _document = Encoding.UTF8.GetBytes(ProjectPage.Document);
    readonly byte[] _variables = Encoding.UTF8.GetBytes(ProjectPage.Variables);
    int _unseen;

    /// <summary>Looked up, variables coerced, executed and written.</summary>
    [Benchmark]
    public int ProjectPageCached() => Execute(_document);

    /// <summary>Parsed, validated and planned as well.</summary>
    [Benchmark]
    public int ProjectPageCold() => Execute(Encoding.UTF8.GetBytes($"{ProjectPage.Document} # {_unseen++}"));

    int Execute(byte[] document)
    {
        var running = _executor.Execute(new GraphQLRequest(document) { Variables = _variables });
        using var response = running.AsTask().GetAwaiter().GetResult();
        return response.Json.Length;
    }
}
