using System.Text.Json;

namespace Collab.Faults.Load;

/// <summary>What came back for a request.</summary>
abstract record Answer
{
    Answer()
    {
    }

    /// <summary>The answer's <c>Collab-Cursor</c>; null when it has none.</summary>
    public string? Cursor { get; init; }

    /// <summary>The root field's value.</summary>
    /// <param name="Value">It.</param>
    public sealed record Given(JsonElement Value) : Answer;

    /// <summary>A GraphQL error in place of the value.</summary>
    /// <param name="Code">Its <c>extensions.code</c>.</param>
    /// <param name="Message">Its message.</param>
    public sealed record Failed(string Code, string Message) : Answer;

    /// <summary>Nothing, or nothing whole.</summary>
    /// <param name="Why">What the connection came to.</param>
    public sealed record None(string Why) : Answer;
}
