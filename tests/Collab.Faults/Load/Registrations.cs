using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Load;

/// <summary>Commands that bring people and agencies into the network.</summary>
static class Registrations
{
    /// <summary>A person. The name is kept outside the journal, in the same transaction.</summary>
    public static Command Person(string id, Action<JsonElement> then, params string[] roles) => new(
        id, "registerPerson", "person { id }",
        new JsonObject { ["name"] = id, ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]), ["clientMutationId"] = id },
        ExpectedEvents.Of(("person-registered", 1)),
        then);

    /// <summary>An agency.</summary>
    public static Command Agency(string id, Action<JsonElement> then) => new(
        id, "registerAgency", "agency { id }",
        new JsonObject { ["name"] = Texts.Of(id), ["kind"] = "OTHER", ["clientMutationId"] = id },
        ExpectedEvents.Of(("agency-registered", 1)),
        then);
}
