using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>Who asks, and what is known of them: made of the person's state for each request.</summary>
/// <param name="Person">The person signed in; null for a visitor and for the program itself.</param>
/// <param name="Language">The language they read.</param>
public sealed record Viewer(PersonId? Person, Language Language)
{
    /// <summary>The version of the person that <see cref="Agencies"/> and <see cref="Roles"/> are of; 0 for nobody.</summary>
    public int Version { get; init; }

    /// <summary>The agencies they belong to.</summary>
    public ImmutableArray<AgencyId> Agencies { get; init; } = [];

    /// <summary>Their roles in the whole network.</summary>
    public ImmutableArray<NetworkRole> Roles { get; init; } = [];

    /// <summary>
    /// Knows the scopes held for what they are members of (teams), which are part of <see cref="Scopes"/>; null for none. It stays in the process that serves the request, and is
    /// asked by lists and search alone.
    /// </summary>
    [JsonIgnore]
    public IMemberScopes? MemberScopes { get; init; }

    /// <summary>Whether it is the program itself, which reads everything.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Somebody who is not signed in.</summary>
    /// <param name="language">The language they read.</param>
    public static Viewer Visitor(Language language = Language.Fi) => new(null, language);

    /// <summary>The program itself, as when it loads the first people into an empty network; may do everything.</summary>
    public static Viewer System { get; } = new(null, Language.Fi) { IsSystem = true, Roles = [NetworkRole.Administrator] };

    /// <summary>Whether they are somebody in the network.</summary>
    [JsonIgnore]
    public bool IsSignedIn => Person is not null || IsSystem;

    /// <summary>The access scopes held, each made by <see cref="AccessScope"/>. For lists and search alone: what one aggregate lets them do is decided from its state.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The read tables have to be asked for what they are members of, and cannot be.</exception>
    public async ValueTask<string[]> Scopes() =>
    [
        AccessScope.Public,
        .. IsSignedIn ? [AccessScope.Network] : Enumerable.Empty<string>(),
        .. Person is { } person ? [AccessScope.Person(person)] : Enumerable.Empty<string>(),
        .. Agencies.Select(AccessScope.Agency),
        .. Roles.Select(AccessScope.Role),
        .. Person is { } member && MemberScopes is { } scopes ? await scopes.Of(member) : [],
    ];

    /// <summary>Whether they have a role in the network.</summary>
    /// <param name="role">The role.</param>
    public bool Is(NetworkRole role) => Roles.Contains(role);

    /// <summary>Whether they belong to an agency.</summary>
    /// <param name="agency">The agency.</param>
    public bool BelongsTo(AgencyId agency) => Agencies.Contains(agency);

    /// <summary>Whether they belong to one of some agencies.</summary>
    /// <param name="agencies">The agencies.</param>
    public bool BelongsToAny(ImmutableArray<AgencyId> agencies)
    {
        foreach (var agency in agencies)
        {
            if (BelongsTo(agency))
            {
                return true;
            }
        }

        return false;
    }
}
