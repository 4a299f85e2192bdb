namespace Collab.Faults.Attacks;

/// <summary>The ways by which a document reaches the server.</summary>
enum Transport
{
    /// <summary>POST with a JSON body.</summary>
    Post,

    /// <summary>GET with the document in the address.</summary>
    Get,

    /// <summary>POST with a list of requests.</summary>
    Batch,

    /// <summary>POST answered by Server-Sent Events.</summary>
    EventStream,

    /// <summary>A WebSocket that speaks graphql-transport-ws.</summary>
    WebSocket,

    /// <summary>A body that the attack itself has written, whatever it is.</summary>
    Raw,
}
