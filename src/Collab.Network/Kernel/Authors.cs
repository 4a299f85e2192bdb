namespace Collab.Network.Kernel;

/// <summary>How the journal names the author of an event.</summary>
static class Authors
{
    /// <summary>The author of what nobody in particular did, such as loading the example network's first administrator.</summary>
    public const string System = "system";

    public static string Of(PersonId? person) => person is { } id ? id.Key() : System;

    public static PersonId? Parse(string author) => EntityId.TryParse<PersonId>(author, out var person) ? person : null;
}
