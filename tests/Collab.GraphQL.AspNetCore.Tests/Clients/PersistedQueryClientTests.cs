using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Clients;

/// <summary>Automatic persisted queries with common clients.</summary>
public sealed class PersistedQueryClientTests(Server server) : IClassFixture<Server>
{
    [Theory]
    [InlineData("apollo", "POST")]
    [InlineData("urql", "GET")]
    public async Task A_client_sends_a_document_once_and_its_hash_from_then_on(string client, string sendsDocumentBy)
    {
        var said = await NodeScript.Run(
            "Collab.GraphQL.AspNetCore.Tests", "persisted-queries.mjs", client, new Uri(server.Client.BaseAddress!, "graphql").ToString());

        Assert.Equal(
            $"""
            GET 404 hash
            {sendsDocumentBy} 200 hash and document: hello one
            GET 200 hash: hello two

            """.ReplaceLineEndings("\n"),
            said);
    }
}
