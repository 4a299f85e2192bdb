namespace Collab.Faults.Attacks;

/// <summary>Something that no honest client sends.</summary>
/// <param name="Title">What it is, for the reader of a failure.</param>
/// <param name="Transport">How it is sent.</param>
/// <param name="Document">The document; null when <paramref name="Raw"/> is sent as it is.</param>
/// <param name="Variables">The variables as JSON; null for none.</param>
/// <param name="Raw">The whole body of a POST, or a message of a WebSocket.</param>
/// <param name="ContentType">The content type of a raw body.</param>
sealed record Attack(string Title, Transport Transport, string? Document, string? Variables = null, byte[]? Raw = null, string ContentType = "application/json");
