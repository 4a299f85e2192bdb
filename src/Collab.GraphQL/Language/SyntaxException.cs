namespace Collab.GraphQL.Language;

/// <summary>A document that is not GraphQL: says what was expected, what was found and where.</summary>
public sealed class SyntaxException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, without the place.</param>
    /// <param name="location">Where.</param>
    public SyntaxException(string message, Location location)
        : base($"Syntax error: {message}")
    {
        Location = location;
    }

    /// <summary>Where it is.</summary>
    public Location Location { get; }

    /// <summary>The bound of the parser that the text is over; null when the text is no GraphQL.</summary>
    public ExceededBound? Exceeded { get; init; }

    /// <summary>Line and column of the fault.</summary>
    public SourceLocation Position => Location.Position ?? default;
}
