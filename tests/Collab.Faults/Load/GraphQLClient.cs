using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Faults.Servers.Network;

namespace Collab.Faults.Load;

/// <summary>Sends GraphQL over HTTP, as any portal would.</summary>
/// <param name="address">Where.</param>
/// <param name="timeout">How long it waits for an answer; null for what most clients do.</param>
sealed class GraphQLClient(Uri address, TimeSpan? timeout = null) : IDisposable
{
    static readonly MediaTypeWithQualityHeaderValue Accepted = new("application/graphql-response+json");

    readonly HttpClient _http = new(NetworkRouter.HandlerFor(address)) { Timeout = timeout ?? WriterPoolOptions.Usual.WaitTimeout };

    /// <summary>Where it asks.</summary>
    public Uri Address => address;

    public void Dispose() => _http.Dispose();

    /// <summary>Sends a document with one root field.</summary>
    /// <param name="person">Who asks: the demo sign-in's name for them.</param>
    /// <param name="document">The document.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="after">The cursor of what the server must have read before it answers, if any.</param>
    public async Task<Answer> Send(string person, string document, JsonObject variables, string? after = null)
    {
        var body = new JsonObject { ["query"] = document, ["variables"] = variables.DeepClone() }.ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Accept = { Accepted } },
        };
        request.Headers.Add("Collab-Person", person);
        if (after is not null) request.Headers.Add("Collab-After", after);
        try
        {
            using var response = await _http.SendAsync(request);
            return Read(await response.Content.ReadAsByteArrayAsync()) with
            {
                Cursor = response.Headers.TryGetValues("Collab-Cursor", out var cursors) ? cursors.Single() : null,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or TaskCanceledException or JsonException)
        {
            return new Answer.None(Why(exception));
        }
    }

    /// <summary>Asks and expects to be given the root field's value.</summary>
    public async Task<JsonElement> Ask(string person, string document, JsonObject variables) => await Send(person, document, variables) switch
    {
        Answer.Given given => given.Value,
        var other => throw new InvalidOperationException($"A query was not answered: {other}\n{document}\n{variables}"),
    };

    /// <summary>What HTTP says is that sending failed; why is said by what it holds.</summary>
    static string Why(Exception exception) =>
        $"{exception.GetType().Name}: {exception.Message}{(exception.InnerException is { } inner ? $" ({Why(inner)})" : "")}";

    static Answer Read(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.TryGetProperty("errors", out var errors))
        {
            var error = errors[0];
            var code = error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var text) ? text.GetString()! : "(no code)";
            return new Answer.Failed(code, error.GetProperty("message").GetString()!);
        }

        return new Answer.Given(json.RootElement.GetProperty("data").EnumerateObject().First().Value.Clone());
    }
}
