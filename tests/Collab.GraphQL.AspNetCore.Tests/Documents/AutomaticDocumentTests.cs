using System.Net;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Documents;

/// <summary>Automatic persisted queries, as Apollo's and urql's clients use them.</summary>
public sealed class AutomaticDocumentTests(Server server) : IClassFixture<Server>
{
    const string NotFound = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""";

    [Fact]
    public async Task A_document_is_known_by_its_hash_once_it_was_sent_with_it()
    {
        const string Query = "{ hello(name: \"kept\") }";
        var unknown = await server.Post(Hashes.Extension(Query));
        var sent = await server.Post(Hashes.Extension(Query, Query));
        var named = await server.Post(Hashes.Extension(Query));
        var byGet = await server.Get("?extensions=" + Uri.EscapeDataString(Hashes.PersistedQuery(Query)));
        var byId = await server.Get("?documentId=sha256:" + Hashes.Sha256(Query));

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(NotFound, await unknown.Text());
        foreach (var response in new[] { sent, named, byGet, byId })
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("""{"data":{"hello":"hello kept"}}""", await response.Text());
        }
    }

    [Fact]
    public async Task Unknown_hash_is_reported_inside_the_response_for_plain_JSON()
    {
        var response = await server.Post(Hashes.Extension("{ unknown }"), "application/json");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(NotFound, await response.Text());
    }

    [Fact]
    public async Task A_document_under_the_hash_of_another_is_refused_and_not_kept()
    {
        var forged = await server.Post(Hashes.Extension("{ viewer }", "{ hello }"));
        var after = await server.Post(Hashes.Extension("{ viewer }"));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("not the one that its id or hash names", await forged.Text(), StringComparison.Ordinal);
        Assert.Equal(NotFound, await after.Text());
    }

    [Fact]
    public async Task A_document_that_is_not_valid_is_not_kept()
    {
        var invalid = await server.Post(Hashes.Extension("{ nothing }", "{ nothing }"));
        var after = await server.Post(Hashes.Extension("{ nothing }"));

        Assert.Contains("GRAPHQL_VALIDATION_FAILED", await invalid.Text(), StringComparison.Ordinal);
        Assert.Equal(NotFound, await after.Text());
    }

    [Theory]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"HASH"}}""")]
    [InlineData("""{"persistedQuery":{"sha256Hash":"HASH"}}""")]
    [InlineData("""{"persistedQuery":{"version":1}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":7}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":["HASH"]}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":"abc"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":"\ud800"}}""")]
    [InlineData("""{"\ud800persistedQuery":1,"persistedQuery":{"version":1,"sha256Hash":"HASH"}}""")]
    public async Task An_extension_that_names_no_document_is_refused(string extensions)
    {
        var response = await server.Post($$"""{"query":"{ hello }","extensions":{{extensions.Replace("HASH", Hashes.Sha256("{ viewer }"), StringComparison.Ordinal)}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("BAD_USER_INPUT", await response.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"persistedQuery":null}""")]
    [InlineData("""{"other":{"persistedQuery":{"version":9}},"more":[1]}""")]
    public async Task Other_extensions_are_ignored(string extensions) =>
        Assert.Equal(HttpStatusCode.OK, (await server.Post($$"""{"query":"{ hello }","extensions":{{extensions}}}""")).StatusCode);

    [Fact]
    public async Task Oldest_documents_are_evicted()
    {
        await using var small = await Server.Start(options => options with { AutomaticDocumentBytes = 1_000 });
        string Query(int i) => $"{{ hello(name: \"{i}\") }}";
        for (var i = 0; i < 20; i++)
            await small.Post(Hashes.Extension(Query(i), Query(i)));

        Assert.Equal("""{"data":{"hello":"hello 19"}}""", await (await small.Post(Hashes.Extension(Query(19)))).Text());
        Assert.Equal(NotFound, await (await small.Post(Hashes.Extension(Query(0)))).Text());
    }

    [Fact]
    public async Task Without_a_store_clients_get_PersistedQueryNotSupported()
    {
        await using var none = await Server.Start(options => options with { AutomaticDocumentBytes = 0 });
        var response = await none.Post(Hashes.Extension("{ hello }"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("PersistedQueryNotSupported", await response.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mutation_named_by_its_hash_is_not_run_by_GET()
    {
        await server.Post(Hashes.Extension("mutation { touch }", "mutation { touch }"));

        var response = await server.Get("?documentId=sha256:" + Hashes.Sha256("mutation { touch }"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
