using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Collab.Faults.Load;

/// <summary>Asks over and over and takes note of how soon it is answered, and with what.</summary>
static class LoadClient
{
    /// <summary>Lets several ask for a time, each at least once.</summary>
    /// <param name="address">Where.</param>
    /// <param name="clients">How many ask at once.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="question">What the n-th request asks.</param>
    /// <param name="perSecond">How often all of them together ask; null for as often as they are answered.</param>
    public static async Task<Outcome> Run(Uri address, int clients, int seconds, Func<int, Question> question, int? perSecond = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients });
        var outcome = new Outcome();
        var number = 0;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            do
            {
                var mine = Interlocked.Increment(ref number);
                if (perSecond is { } rate && TimeSpan.FromSeconds((double)mine / rate) - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early) await Task.Delay(early);
                await Ask(client, address, question(mine), outcome);
            }
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds);
        }));
        return outcome;
    }

    static async Task Ask(HttpClient client, Uri address, Question question, Outcome outcome)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query = question.Document }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (question.Person is not null) request.Headers.Add("Collab-Person", question.Person);
        if (question.From is not null) request.Headers.Add("X-Forwarded-For", question.From);
        var since = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(since);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            outcome.AcceptedTimes.Enqueue(took);
            return;
        }

        outcome.RefusedTimes.Enqueue(took);
        var code = JsonElement.Parse(body).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code");
        outcome.Kinds.TryAdd($"{(int)response.StatusCode} {code}, Retry-After {response.Headers.RetryAfter}", 0);
    }

    /// <summary>A request.</summary>
    /// <param name="Document">The document.</param>
    /// <param name="Person">Who asks: the demo sign-in's name for them.</param>
    /// <param name="From">The address that a proxy would name.</param>
    public sealed record Question(string Document, string? Person = null, string? From = null);

    /// <summary>What came back.</summary>
    public sealed class Outcome
    {
        public ConcurrentQueue<TimeSpan> AcceptedTimes { get; } = new();

        public ConcurrentQueue<TimeSpan> RefusedTimes { get; } = new();

        public ConcurrentDictionary<string, byte> Kinds { get; } = new();

        public int Accepted => AcceptedTimes.Count;

        public int Refused => RefusedTimes.Count;

        public TimeSpan AcceptedP99 => Percentile(AcceptedTimes);

        public TimeSpan RefusedP99 => Percentile(RefusedTimes);

        /// <summary>The kinds of refusals: status, code, when to come back.</summary>
        public IEnumerable<string> Refusals => Kinds.Keys;

        public override string ToString() =>
            $"{Accepted} accepted, p99 {AcceptedP99.TotalMilliseconds:N1} ms; {Refused} refused, p99 {RefusedP99.TotalMilliseconds:N1} ms; {string.Join("; ", Refusals)}";

        static TimeSpan Percentile(ConcurrentQueue<TimeSpan> times) => times.Order().ElementAtOrDefault(times.Count * 99 / 100);
    }
}
