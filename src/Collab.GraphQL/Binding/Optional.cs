namespace Collab.GraphQL.Binding;

/// <summary>
/// An argument or input field that distinguishes "not given" from "given as null". As the type of a constructor parameter of an arguments or input record it stands for
/// a nullable SDL type without default value.
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

    /// <summary>The given value, or the default of <typeparamref name="T"/>.</summary>
    public T? Value { get; }

    /// <summary>The value when given, otherwise <paramref name="absent"/>.</summary>
    /// <param name="absent">The value when the client gave none.</param>
    public T? Or(T? absent) => IsGiven ? Value : absent;

    /// <inheritdoc/>
    public override string ToString() => IsGiven ? $"{Value}" : "(not given)";
}
