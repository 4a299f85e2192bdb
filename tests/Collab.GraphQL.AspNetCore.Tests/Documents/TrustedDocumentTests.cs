using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Documents;

public sealed class TrustedDocumentTests
{
    const string Hello = "query Hello($n: String) { hello(name: $n) }";
    const string Touch = "mutation Touch { touch }";
    const string Two = "query A { hello(name: \"A\") } query B { hello(name: \"B\") }";

    static readonly string Relay = JsonSerializer.Serialize(new Dictionary<string, string> { ["0a1b"] = Hello, ["sha256:" + Hashes.Sha256(Touch)] = Touch, ["two"] = Two });

    static readonly string Apollo = JsonSerializer.Serialize(new
    {
        format = "apollo-persisted-query-manifest",
        version = 1,
        operations = new[]
        {
            new { id = "0a1b", name = "Hello", type = "query", body = Hello },
            new { id = Hashes.Sha256(Touch), name = "Touch", type = "mutation", body = Touch },
            new { id = "two", name = "A", type = "query", body = Two },
        },
    });

    static TrustedDocuments Read(string manifest) => TrustedDocuments.Read(Encoding.UTF8.GetBytes(manifest));

    static Task<Server> Serve(string manifest, bool only = true) =>
        Server.Start(options => options with { TrustedDocuments = Read(manifest), OnlyTrustedDocuments = only });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_may_name_its_document_in_every_client_s_way(bool isRelay)
    {
        await using var server = await Serve(isRelay ? Relay : Apollo);
        var text = JsonSerializer.Serialize(Hello);
        string[] namings =
        [
            "\"documentId\":\"0a1b\"",
            "\"doc_id\":\"0a1b\",\"operationName\":\"Hello\"",
            $"\"documentId\":\"sha256:{Hashes.Sha256(Hello)}\",\"query\":null",
            $"\"extensions\":{Hashes.PersistedQuery(Hello)},\"operationName\":\"Hello\"",
            $"\"documentId\":\"0a1b\",\"query\":{text}",
            $"\"query\":{text}",
        ];

        foreach (var naming in namings)
            Assert.Equal("""{"data":{"hello":"hello x"}}""", await (await server.Post("{\"variables\":{\"n\":\"x\"}," + naming + "}")).Text());

        Assert.Equal("""{"data":{"hello":"hello x"}}""", await (await server.Get("?documentId=0a1b&variables=%7B%22n%22%3A%22x%22%7D")).Text());
        Assert.Equal("""{"data":{"touch":1}}""", await (await server.Post($$"""{"extensions":{{Hashes.PersistedQuery(Touch)}}}""")).Text());
        Assert.Equal("""{"data":{"hello":"hello B"}}""", await (await server.Post("""{"documentId":"two","operationName":"B"}""")).Text());
    }

    [Fact]
    public async Task Other_documents_are_refused_where_only_trusted_ones_run()
    {
        await using var server = await Serve(Relay);
        var text = await server.Post("""{"query":"{ hello }"}""");
        var id = await server.Post("""{"documentId":"0a1c"}""");
        var hash = await server.Post(Hashes.Extension("{ hello }", "{ hello }"));
        var legacy = await server.Post("""{"query":"{ hello }"}""", "application/json");

        Assert.Equal(HttpStatusCode.Forbidden, text.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, legacy.StatusCode);
        Assert.Contains("Only trusted documents are run here.", await text.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, id.StatusCode);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await id.Text(), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_SUPPORTED", await hash.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_documents_run_beside_trusted_ones_where_both_may()
    {
        await using var server = await Serve(Relay, only: false);

        Assert.Equal(HttpStatusCode.OK, (await server.Post("""{"query":"{ hello }"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Post("""{"documentId":"0a1b"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Post(Hashes.Extension("{ hello }", "{ hello }"))).StatusCode);
    }

    [Fact]
    public async Task A_document_under_the_id_of_another_is_refused()
    {
        await using var server = await Serve(Relay);

        var response = await server.Post("""{"documentId":"0a1b","query":"{ viewer }"}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("", "it is not a manifest")]
    [InlineData("[]", "it is not a manifest")]
    [InlineData("""{"a":7}""", "it is not a manifest")]
    [InlineData("{}", "it holds no documents")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}""", "version 2")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1}""", "it is not a manifest")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"1"}]}""", "it is not a manifest")]
    [InlineData("""{"sha256:a":"{ hello }","a":"{ viewer }"}""", "two different documents with the id a")]
    public void Invalid_manifest_is_reported_in_one_line(string manifest, string told)
    {
        var message = Assert.Throws<TrustedDocumentsException>(() => Read(manifest)).Message;

        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("{ nothing }", "the document id d cannot be run: Cannot query field \"nothing\" on type \"Query\". (line 1, column 3)")]
    [InlineData("{", "the document id d cannot be run: Syntax error")]
    [InlineData("fragment F on Query { hello }", "the document id d cannot be run: ")]
    public async Task Invalid_trusted_document_is_reported_at_start(string document, string told)
    {
        var manifest = JsonSerializer.Serialize(new Dictionary<string, string> { ["d"] = document });

        var wrong = await Assert.ThrowsAsync<TrustedDocumentsException>(() => Serve(manifest));

        Assert.StartsWith(told, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_names_the_operation_of_an_Apollo_manifest()
    {
        var manifest = Apollo.Replace("hello(name: $n)", "nothing(n: $n)", StringComparison.Ordinal);

        var wrong = await Assert.ThrowsAsync<TrustedDocumentsException>(() => Serve(manifest));

        Assert.StartsWith("the document Hello (id 0a1b) cannot be run: ", wrong.Message, StringComparison.Ordinal);
    }
}
