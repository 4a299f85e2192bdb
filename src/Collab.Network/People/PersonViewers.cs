using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.People;

/// <summary>Viewers as their people's grains have them.</summary>
/// <param name="grains">The grains.</param>
sealed class PersonViewers(IGrainFactory grains) : IViewerSource
{
    public StreamId StreamOf(PersonId person) => PersonStream.Aggregate.Stream(person);

    public async ValueTask<Viewer> Renew(Viewer viewer)
    {
        if (viewer.Person is not { } person)
        {
            return viewer;
        }

        var grain = grains.GetGrain<IPersonGrain>(person.Value);
        await grain.CatchUp();
        return await grain.AsViewer(viewer.Language) ?? viewer with { Version = 0, Agencies = [], Roles = [], MemberScopes = [] };
    }
}
