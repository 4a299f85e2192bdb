using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Load;

/// <summary>
/// A mutation, and what it must leave in the journal. The client mutation id also stands in every text that the mutation writes, so that
/// its events are known by what they say and not only by the key that is under test.
/// </summary>
/// <param name="Id">The client mutation id.</param>
/// <param name="Field">The mutation's field.</param>
/// <param name="Selection">What is selected of the payload; begins with the thing's field.</param>
/// <param name="Input">The input, id included.</param>
/// <param name="Expected">Event types and how many of each.</param>
/// <param name="Then">Called with the aggregate once the answer is there.</param>
sealed record Command(string Id, string Field, string Selection, JsonObject Input, IReadOnlyDictionary<string, int> Expected, Action<JsonElement> Then)
{
    /// <summary>An event that a command leaves beside those expected when it is the first of its kind: a project's board is opened once.</summary>
    public const string OncePerProject = "goalboard-opened";

    /// <summary>The payload's field that holds the thing.</summary>
    public string Thing => Selection.Split(' ')[0];

    /// <summary>The document; the same for all commands of a kind.</summary>
    public string Document =>
        $"mutation($input: {char.ToUpperInvariant(Field[0])}{Field[1..]}Input!) {{ {Field}(input: $input) {{ {Selection} cursor errors {{ code message path }} }} }}";
}
