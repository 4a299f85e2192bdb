using System.Text.Json;
using Collab.GraphQL.Execution;

namespace Collab.Network.Tests.Changes;

/// <summary>One who listens to a subscription, a message at a time.</summary>
sealed class Listener(IAsyncEnumerator<GraphQLResponse> responses, CancellationTokenSource ending) : IAsyncDisposable
{
    /// <summary>Listens to changes.</summary>
    public const string Document = """
        subscription ($of: ID, $after: Cursor) {
          changes(of: $of, after: $after) {
            cursor
            node { __typename id ... on Goal { title { value } } ... on Project { hashtags } }
            entry { type version }
          }
        }
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The next change.</summary>
    public async Task<Told> Hear()
    {
        var message = await Next();
        Assert.False(message.TryGetProperty("errors", out var errors), errors.ToString());
        var change = message.GetProperty("data").GetProperty("changes");
        var (node, entry) = (change.GetProperty("node"), change.GetProperty("entry"));
        return new Told(
            change.GetProperty("cursor").GetString()!,
            node.GetProperty("__typename").GetString()!,
            node.GetProperty("id").GetString()!,
            entry.GetProperty("type").GetString()!,
            entry.GetProperty("version").GetInt32(),
            node.TryGetProperty("title", out var title) ? title.GetProperty("value").GetString() : null,
            node.TryGetProperty("hashtags", out var hashtags) ? hashtags.EnumerateArray().FirstOrDefault().ToString() : null);
    }

    /// <summary>The next changes.</summary>
    public async Task<IReadOnlyList<Told>> Hear(int count)
    {
        var told = new List<Told>();
        while (told.Count < count)
        {
            told.Add(await Hear());
        }

        return told;
    }

    /// <summary>The code of the refusal that ends the stream.</summary>
    public async Task<string> HearRefusal() => (await Next()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    public async ValueTask DisposeAsync()
    {
        await responses.DisposeAsync();
        ending.Dispose();
    }

    /// <summary>The next message as it is.</summary>
    public async Task<JsonElement> Next()
    {
        ending.CancelAfter(Patience);
        Assert.True(await responses.MoveNextAsync(), "The stream has ended.");
        using var response = responses.Current;
        return JsonElement.Parse(response.Json.Span);
    }
}

/// <summary>A change as it was told.</summary>
sealed record Told(string Cursor, string TypeName, string Node, string Type, int Version, string? Title, string? Hashtag);
