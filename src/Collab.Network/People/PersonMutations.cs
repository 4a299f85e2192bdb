using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

/// <summary>Which mutations a viewer may run on a person.</summary>
static class PersonMutations
{
    /// <summary>Whether a viewer may change what is shown of a person.</summary>
    public static bool MayEditProfile(PersonId person, Viewer viewer) => viewer.Person == person || viewer.MayKeepOrder();

    /// <summary>On the person.</summary>
    public static IEnumerable<string> Of(Person person, Viewer viewer)
        =>
        [
            .. MayEditProfile(person.Id, viewer) ? ["editProfile"] : Enumerable.Empty<string>(),
            .. viewer.MayKeepOrder() ? ["placePerson", "linkSignIn", "unlinkSignIn"] : Enumerable.Empty<string>(),
        ];
}
