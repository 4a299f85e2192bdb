using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.People;

/// <summary>Viewers made of this process's copies of their people.</summary>
/// <param name="copies">The copies.</param>
/// <param name="scopes">The scopes that people hold.</param>
sealed class PersonViewers(AggregateCopies copies, PersonScopes scopes) : IViewerSource
{
    public StreamId StreamOf(PersonId person) => Person.Aggregate.Stream(person);

    public async ValueTask<Viewer?> Find(PersonId person, Language language, int atLeast = 0)
        => await copies.FindAtLeast<PersonId, Person>(person, atLeast) is { } state
            ? new Viewer(person, language)
            {
                Version = state.Version,
                Agencies = await copies.WithPredecessors(state.Agencies),
                Roles = state.Roles,
                MemberScopes = scopes,
            }
            : null;

    public async ValueTask<Viewer> Renew(Viewer viewer)
    {
        if (viewer.Person is not { } person)
        {
            return viewer;
        }

        copies.MarkBehind(StreamOf(person), viewer.Version + 1);
        var state = await copies.Find<PersonId, Person>(person);
        return new Viewer(person, viewer.Language) { Version = state?.Version ?? 0, Agencies = await copies.WithPredecessors(state?.Agencies ?? []), Roles = state?.Roles ?? [] };
    }
}
