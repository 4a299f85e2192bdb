using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

/// <summary>What can be asked about a person.</summary>
abstract record PersonCommand;

/// <summary>Add a person to the network.</summary>
/// <param name="Profile">What is shown of them.</param>
/// <param name="IsSlugChosen">Whether somebody chose the slug; one that was made from the name may be changed when it is taken.</param>
/// <param name="Agencies">The agencies they belong to.</param>
/// <param name="Roles">What they are to the whole network.</param>
/// <param name="SignIn">How they sign in; null when that is linked later.</param>
sealed record RegisterPerson(
    Profile Profile,
    bool IsSlugChosen,
    ImmutableArray<AgencyId> Agencies,
    ImmutableArray<NetworkRole> Roles,
    SignInKey? SignIn = null) : PersonCommand;

/// <summary>Change what is shown of a person; what is null stays, what is empty is removed.</summary>
/// <param name="Name">The name from now on.</param>
/// <param name="Picture">The picture from now on.</param>
/// <param name="RemovePicture">Whether there is no picture any more.</param>
/// <param name="Contact">The contact from now on.</param>
sealed record EditProfile(string? Name, Uri? Picture, bool RemovePicture, string? Contact) : PersonCommand
{
    /// <summary>The profile after the change.</summary>
    /// <param name="profile">The profile before.</param>
    public Profile Apply(Profile profile)
        => profile with
        {
            Name = Changed(Name, profile.Name),
            Picture = RemovePicture ? null : Picture ?? profile.Picture,
            Contact = Changed(Contact, profile.Contact),
        };

    static string? Changed(string? wanted, string? now) => wanted switch
    {
        null => now,
        "" => null,
        _ => wanted,
    };
}

/// <summary>Whoever an identity provider knows by this key signs in as the person.</summary>
/// <param name="Key">The key.</param>
/// <param name="Owner">Who signs in by it now; null for nobody. For the grain to fill in.</param>
sealed record LinkSignIn(SignInKey Key, PersonId? Owner = null) : PersonCommand;

/// <summary>Whoever an identity provider knows by this key does not sign in as the person any more.</summary>
/// <param name="Key">The key.</param>
/// <param name="Owner">Who signs in by it now; null for nobody. For the grain to fill in.</param>
sealed record UnlinkSignIn(SignInKey Key, PersonId? Owner = null) : PersonCommand;

/// <summary>A person works for these agencies from now on, and has these roles; what is null stays.</summary>
/// <param name="Agencies">The agencies.</param>
/// <param name="Roles">The roles.</param>
sealed record PlacePerson(ImmutableArray<AgencyId>? Agencies, ImmutableArray<NetworkRole>? Roles) : PersonCommand;
