using System.Text.Json;
using Collab.Testing;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Clients;

/// <summary>The server audits of npm's graphql-http: every MUST, SHOULD and MAY.</summary>
public sealed class AuditTests(Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Every_audit_of_GraphQL_over_HTTP_passes()
    {
        var said = await NodeScript.Run("Collab.GraphQL.AspNetCore.Tests", "audit.mjs", new Uri(server.Client.BaseAddress!, "graphql").ToString());
        var audits = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();

        Assert.True(audits.Count > 60, $"There were only {audits.Count} audits.");
        Assert.Empty(audits.Where(audit => audit.GetProperty("status").GetString() != "ok").Select(audit => audit.GetRawText()));
    }
}
