using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>Reads and writes the values of a scalar (specification 3.5: input and result coercion). One instance serves concurrent requests, so it must be stateless.</summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
public interface IScalarCodec<T>
{
    /// <summary>Result coercion: writes <paramref name="value"/> as one JSON value.</summary>
    /// <param name="value">The value from the resolver; never null.</param>
    /// <param name="writer">Receives exactly one value.</param>
    void Write(T value, ResponseWriter writer);

    /// <summary>Input coercion, of literals and variables alike.</summary>
    /// <param name="input">The client's input; never null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The input is invalid. The message goes to the client as <c>BAD_USER_INPUT</c>: say what is expected.</exception>
    T Read(in ScalarInput input);
}
