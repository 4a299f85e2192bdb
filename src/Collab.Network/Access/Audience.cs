using System.Collections.Immutable;

namespace Collab.Network.Access;

/// <summary>Whom a thing is for: a set of tokens.</summary>
/// <param name="Tokens">The tokens, each made by <see cref="Token"/>.</param>
public sealed record Audience(ImmutableArray<string> Tokens)
{
    /// <summary>Everybody.</summary>
    public static Audience Public { get; } = new([Token.Public]);

    /// <summary>Everybody who is signed in.</summary>
    public static Audience Network { get; } = new([Token.Network]);

    /// <summary>The one rule: a thing is readable when its audience and the viewer's tokens meet.</summary>
    /// <param name="viewer">Who looks.</param>
    public bool Admits(Viewer viewer)
    {
        foreach (var token in Tokens)
        {
            if (viewer.Holds(token))
            {
                return true;
            }
        }

        return false;
    }
}
