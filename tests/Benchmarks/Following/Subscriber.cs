using System.Diagnostics;
using System.Net.Http.Json;

namespace Benchmarks.Following;

/// <summary>A subscription to a project's changes by Server-Sent Events.</summary>
sealed class Subscriber : IAsyncDisposable
{
    static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    readonly HttpResponseMessage _response;
    readonly StreamReader _lines;

    Subscriber(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    public static async Task<Subscriber> Open(Uri address, string project)
    {
        var query = $$"""subscription { changes(of: "{{project}}") { cursor node { ... on Project { hashtags } } } }""";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new Subscriber(response.EnsureSuccessStatusCode(), new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>Waits for the message with a hashtag; returns the time since a moment, in milliseconds.</summary>
    public async Task<double> WaitFor(string hashtag, long began)
    {
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line.Contains($"\"{hashtag}\"", StringComparison.Ordinal)) return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
