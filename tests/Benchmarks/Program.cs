using Benchmarks.Access;
using Benchmarks.Bpmn;
using Benchmarks.Following;
using Benchmarks.GraphQL;
using Benchmarks.GraphQLNet;
using Benchmarks.Http;
using Benchmarks.Journal;
using Benchmarks.Million;
using Benchmarks.Product;
using Benchmarks.Silo;

// Benchmarks [--reports DIRECTORY] [NAME...]: runs all benchmarks, or those named, and writes what they say to the console and,
// each, to DIRECTORY/NAME.txt.
if (args is [BareServer.Command, var file])
{
    await BareServer.Run(file);
    return 0;
}

if (args is [EngineServer.Command])
{
    await EngineServer.Run();
    return 0;
}

if (args is [GraphQLNetServer.Command])
{
    await GraphQLNetServer.Run();
    return 0;
}

if (args is [GraphQLNetEngine.Command])
{
    await GraphQLNetEngine.Run();
    return 0;
}

var benchmarks = new SortedDictionary<string, Func<TextWriter, Task>>(StringComparer.Ordinal)
{
    ["access"] = AccessCost.Run,
    ["append"] = AppendComparison.Run,
    ["bpmn"] = BpmnTimes.Run,
    ["commands"] = CommandComparison.Run,
    ["conformance"] = ConformanceComparison.Run,
    ["follow"] = FollowComparison.Run,
    ["graphql"] = GraphQLComparison.Run,
    ["million"] = MillionProjects.Run,
    ["page"] = PageComparison.Run,
    ["poll"] = PollCost.Run,
    ["silo"] = SiloCalls.Run,
    ["start"] = StartTime.Run,
};

string? reports = null;
var names = new List<string>(args);
if (names.IndexOf("--reports") is >= 0 and var at)
{
    reports = names.ElementAtOrDefault(at + 1);
    names.RemoveRange(at, Math.Min(2, names.Count - at));
}

if (names.Except(benchmarks.Keys).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

foreach (var name in names.Count > 0 ? names : [.. benchmarks.Keys])
{
    var said = new StringWriter();
    await benchmarks[name](said);
    Console.Write(said);
    if (reports is null) continue;
    Directory.CreateDirectory(reports);
    await File.WriteAllTextAsync(Path.Combine(reports, name + ".txt"), said.ToString());
}

return 0;
