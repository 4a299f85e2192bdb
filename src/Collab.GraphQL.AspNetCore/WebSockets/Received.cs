namespace Collab.GraphQL.AspNetCore;

/// <summary>What came of waiting for a client's message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The message when it is a text; good until the next is asked for.</param>
readonly record struct Received(ReceivedKind Kind, ReadOnlyMemory<byte> Text = default);

/// <summary>What a client sent.</summary>
enum ReceivedKind
{
    /// <summary>A whole text message.</summary>
    Text,

    /// <summary>A message of another kind.</summary>
    Binary,

    /// <summary>A message over the bound.</summary>
    TooLarge,

    /// <summary>The client closes, or has gone.</summary>
    End,
}
