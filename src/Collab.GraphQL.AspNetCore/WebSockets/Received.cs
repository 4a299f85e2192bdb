namespace Collab.GraphQL.AspNetCore;

/// <summary>The result of receiving a message.</summary>
/// <param name="Kind">The kind of the result.</param>
/// <param name="Text">The text of a text message; valid until the next receive.</param>
readonly record struct Received(ReceivedKind Kind, ReadOnlyMemory<byte> Text = default);

enum ReceivedKind
{
    /// <summary>A complete text message.</summary>
    Text,

    /// <summary>A binary message.</summary>
    Binary,

    /// <summary>A message over the size limit.</summary>
    TooLarge,

    /// <summary>The client closes or has disconnected.</summary>
    End,
}
