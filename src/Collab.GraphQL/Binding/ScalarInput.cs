namespace Collab.GraphQL.Binding;

/// <summary>What a client wrote where a scalar is expected.</summary>
public enum ScalarInputKind
{
    /// <summary>A string, from a literal or from JSON.</summary>
    String,

    /// <summary>A number without fraction and exponent.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A bare word in the document; JSON variables never give it.</summary>
    Word,

    /// <summary>A list or an object; see <see cref="ScalarInput.Value"/>.</summary>
    Composite,
}

/// <summary>
/// The input of a custom scalar, from a literal in the document or from a JSON variable alike; never null.
/// </summary>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Text">
/// The contents of a string, the text of a number, the word, or <c>true</c>/<c>false</c>; empty for lists and objects.
/// </param>
/// <param name="Value">
/// The value without types: string, double (numbers of literals), <see cref="System.Text.Json.JsonElement"/> (anything
/// from JSON), bool, list or dictionary.
/// </param>
public readonly record struct ScalarInput(ScalarInputKind Kind, string Text, object Value);
