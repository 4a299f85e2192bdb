namespace Collab.GraphQL.Binding;

/// <summary>The kind of a client's scalar input.</summary>
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

    /// <summary>A name in the document; never from JSON variables.</summary>
    Word,

    /// <summary>A list or an object; see <see cref="ScalarInput.Value"/>.</summary>
    Composite,
}

/// <summary>The input of a custom scalar, from a literal or a JSON variable; never null.</summary>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Text">The content of a string, the text of a number, the name, or <c>true</c>/<c>false</c>; empty for lists and objects.</param>
/// <param name="Value">
/// The value without types: string, double (numbers of literals), <see cref="System.Text.Json.JsonElement"/> (anything
/// from JSON), bool, list or dictionary.
/// </param>
public readonly record struct ScalarInput(ScalarInputKind Kind, string Text, object Value);
