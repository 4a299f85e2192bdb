using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>
/// Reads and writes the values of a scalar (specification 3.5: input and result coercion). One instance serves every
/// request at once, so it keeps no state.
/// </summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
public interface IScalarCodec<T>
{
    /// <summary>Result coercion: writes <paramref name="value"/> as one JSON value.</summary>
    /// <param name="value">The value that a resolver answered; never null.</param>
    /// <param name="writer">Takes exactly one value.</param>
    void Write(T value, ResponseWriter writer);

    /// <summary>Input coercion, of literals and variables alike.</summary>
    /// <param name="input">What the client wrote; never null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">
    /// The input is no value of this scalar. The message goes to the client as <c>BAD_USER_INPUT</c>: say what was expected.
    /// </exception>
    T Read(in ScalarInput input);
}
