using System.Text.Json;
using Benchmarks.Http;

namespace Benchmarks.Product;

/// <summary>Queries a running gateway and creates the data of benchmarks, signed in as people of the example network.</summary>
sealed class BenchmarkNetwork : IDisposable
{
    const string Person = "fanny";

    readonly HttpConnection _connection;

    BenchmarkNetwork(HttpConnection connection) => _connection = connection;

    /// <summary>The header that signs a request in.</summary>
    public static string SignIn => $"Collab-Person: {Person}\r\n";

    public static async Task<BenchmarkNetwork> Open(Uri address) => new(await HttpConnection.Open(address));

    /// <summary>The bytes of a request with document and variables.</summary>
    public static byte[] Request(string document, object? variables, string headers = "")
        => HttpConnection.Post("/graphql", JsonSerializer.Serialize(new { query = document, variables }), headers);

    /// <summary>The data of a response; throws on errors.</summary>
    public async Task<JsonElement> Data(string document, object? variables = null)
    {
        var answer = JsonElement.Parse((await _connection.Ask(Request(document, variables, SignIn))).Span);
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : answer.GetProperty("data");
    }

    /// <summary>The id of the object that a mutation created or changed; throws on a refusal.</summary>
    public async Task<string> Change(string mutation, string payloadField, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var data = await Data(
            $"mutation ($input: {type}!) {{ {mutation}(input: $input) {{ {payloadField} {{ id }} errors {{ message path }} }} }}", new { input });
        var payload = data.GetProperty(mutation);
        return payload.GetProperty("errors").GetArrayLength() == 0
            ? payload.GetProperty(payloadField).GetProperty("id").GetString()!
            : throw new InvalidOperationException(payload.ToString());
    }

    /// <summary>Creates a public project.</summary>
    public Task<string> StartProject(string slug)
        => Change("startProject", "project", new { title = Text($"A better morning at {slug}"), challenge = Text("People wait too long and do not know why."), slug, audience = "PUBLIC" });

    public Task<string> StartGoal(string project, string title) => Change("startGoal", "goal", new { project, title = Text(title) });

    /// <summary>The ids of some people of the example network.</summary>
    public async Task<IReadOnlyList<string>> People()
    {
        var data = await Data("{ projects(first: 10) { nodes { team { person { id } } } } }");
        return
        [
            .. data.GetProperty("projects").GetProperty("nodes").EnumerateArray()
                .SelectMany(project => project.GetProperty("team").EnumerateArray())
                .Select(member => member.GetProperty("person").GetProperty("id").GetString()!)
                .Distinct(),
        ];
    }

    public static object[] Text(string value) => [new { value, language = "EN" }];

    public void Dispose() => _connection.Dispose();
}
