namespace Collab.GraphQL.Binding;

/// <summary>
/// An argument or input field that tells "not given" from "given as null"; as the type of a constructor parameter of
/// an arguments or input record it stands for a nullable SDL type without default value.
/// </summary>
/// <typeparam name="T">The type of the value when it is given; nullable when the SDL type is.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given.</summary>
    /// <param name="value">The value; null when the client wrote null.</param>
    public Optional(T value)
    {
        IsGiven = true;
        Value = value;
    }

    /// <summary>Whether the client gave a value, null included.</summary>
    public bool IsGiven { get; }

    /// <summary>The value given, or the default of <typeparamref name="T"/> when none was.</summary>
    public T? Value { get; }

    /// <summary>The value when given, otherwise <paramref name="absent"/>.</summary>
    /// <param name="absent">What to answer when the client gave nothing.</param>
    public T? Or(T? absent) => IsGiven ? Value : absent;

    /// <inheritdoc/>
    public override string ToString() => IsGiven ? $"{Value}" : "(not given)";
}
