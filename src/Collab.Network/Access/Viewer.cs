using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>Who looks: the tokens they hold and the language they read.</summary>
/// <param name="Person">The person signed in, or null for a visitor.</param>
/// <param name="Tokens">The tokens held, each made by <see cref="Token"/>.</param>
/// <param name="Language">The language they read.</param>
public sealed record Viewer(PersonId? Person, ImmutableArray<string> Tokens, Language Language)
{
    /// <summary>
    /// Whether what is read in their name is read from the journal, rather than told from memory, which another process may have left behind a moment
    /// ago. For what must be certain.
    /// </summary>
    public bool ReadsJournal { get; init; }

    /// <summary>Somebody who is not signed in.</summary>
    /// <param name="language">The language they read.</param>
    public static Viewer Visitor(Language language = Language.Fi) => new(null, [Token.Public], language);

    /// <summary>The program itself, as when it loads the first people into an empty network; may do everything.</summary>
    public static Viewer System { get; } = new(null, [Token.Public, Token.Network, Token.Role(NetworkRole.Administrator)], Language.Fi);

    /// <summary>Whether a token is held.</summary>
    /// <param name="token">The token.</param>
    public bool Holds(string token) => Tokens.Contains(token, StringComparer.Ordinal);

    /// <summary>Whether a network role is held.</summary>
    /// <param name="role">The role.</param>
    public bool Is(NetworkRole role) => Holds(Token.Role(role));
}
