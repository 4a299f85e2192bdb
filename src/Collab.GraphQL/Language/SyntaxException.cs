namespace Collab.GraphQL.Language;

/// <summary>A document is not valid GraphQL syntax. The message names the expected and found token.</summary>
public sealed class SyntaxException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The error, without the location.</param>
    /// <param name="location">Where.</param>
    public SyntaxException(string message, Location location)
        : base($"Syntax error: {message}")
    {
        Location = location;
    }

    /// <summary>Where it is.</summary>
    public Location Location { get; }

    /// <summary>The exceeded limit of the parser; null for a syntax error.</summary>
    public ExceededBound? Exceeded { get; init; }

    /// <summary>Line and column of the error.</summary>
    public SourceLocation Position => Location.Position ?? default;
}
