using System.Text;
using System.Text.Json;

namespace Collab.Faults.Attacks;

/// <summary>Attacks without end, over every transport; the same seed makes the same ones.</summary>
sealed class AttackSource(Random random)
{
    static readonly Transport[] Transports = [Transport.Post, Transport.Post, Transport.Get, Transport.Batch, Transport.EventStream, Transport.WebSocket];

    static readonly string[] VariableTexts =
    [
        "{}", "null", "[]", "1", "\"x\"", """{"ids":["a",null]}""", """{"ids":1e999,"slug":99999999999999999999}""", """{"slug":"\ud800"}""", """{"slug":"\u0000","l":"XX"}""",
        """{"i":{"title":[{"value":"x","language":"FI"}]}}""", """{"i":{"title":[]},"ids":[[[["x"]]]]}""", """{"slug":{"slug":{"slug":{}}}}""", """{"ids":["x""",
    ];

    static readonly string[] ContentTypes = ["application/json", "text/plain", "application/graphql", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16"];

    /// <summary>The next attack.</summary>
    public Attack Next() => random.Next(10) switch
    {
        < 4 => Garbled(),
        < 7 => Costly(),
        7 => new Attack("a body with noise", Transport.Raw, null, Raw: HostileTexts.Noisy(Body(), random)),
        8 => Strange(),
        _ => new Attack("another content type", Transport.Raw, null, Raw: Encoding.UTF8.GetBytes(Body()), ContentType: ContentTypes[random.Next(ContentTypes.Length)]),
    };

    Attack Garbled() => new("a garbled document", AnyTransport(), HostileTexts.Garbled(random), random.Next(2) == 0 ? VariableTexts[random.Next(VariableTexts.Length)] : null);

    Attack Costly()
    {
        var (title, document) = HostileTexts.Costly(random);
        return new Attack(title, AnyTransport(), document);
    }

    /// <summary>Bodies that are no requests, and requests that are none of GraphQL's.</summary>
    Attack Strange()
    {
        var n = random.Next(10, 20_000);
        var (title, body) = random.Next(9) switch
        {
            0 => ("nothing", ""),
            1 => ("nested JSON", $"{{\"query\":\"{{ __typename }}\",\"variables\":{string.Concat(Enumerable.Repeat("{\"a\":", n))}1{new string('}', n)}}}"),
            2 => ("a large batch", $"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{ __typename }\"}", n / 20))}]"),
            3 => ("a batch in a batch", "[[{\"query\":\"{ __typename }\"}]]"),
            4 => ("a document that is no string", "{\"query\":{\"a\":[1,2,3]}}"),
            5 => ("many members", $"{{\"query\":\"{{ __typename }}\",{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"x{i}\":{i}"))}}}"),
            6 => ("a hash that is none", "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"../../etc/passwd\"}}}"),
            7 => ("NUL and lone surrogates", "{\"query\":\"{ project(slug: \\\"\\u0000\\ud800\\\") { id } }\"}"),
            _ => ("a large body", $"{{\"query\":\"{{ __typename }}\",\"x\":\"{new string('x', 60 * n)}\"}}"),
        };
        return new Attack(title, Transport.Raw, null, Raw: Encoding.UTF8.GetBytes(body));
    }

    string Body() => JsonSerializer.Serialize(new { query = HostileTexts.Garbled(random), variables = new { slug = "x", ids = new[] { "a" } } });

    Transport AnyTransport() => Transports[random.Next(Transports.Length)];
}
