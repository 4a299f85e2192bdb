using System.Collections.Immutable;

namespace Collab.Network.Access;

/// <summary>The scopes that grant read access, as the read tables have them for lists and search.</summary>
/// <param name="Scopes">The scopes, each made by <see cref="AccessScope"/>.</param>
public sealed record Audience(ImmutableArray<string> Scopes)
{
    /// <summary>Everybody.</summary>
    public static Audience Public { get; } = new([AccessScope.Public]);

    /// <summary>Everybody who is signed in.</summary>
    public static Audience Network { get; } = new([AccessScope.Network]);
}
