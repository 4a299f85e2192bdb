using Collab.GraphQL.AspNetCore;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Gateway.SignIn;

/// <summary>Demo sign-in: the header Collab-Person names the person by slug or id and is trusted.</summary>
sealed class DemoSignIn(PersonQueries people, IViewerSource viewers) : ISignIn
{
    /// <summary>The header, or entry of a WebSocket's connection_init. Its value is a person's slug, global id, or the key within it.</summary>
    public const string Header = "Collab-Person";

    /// <inheritdoc/>
    public async ValueTask<SignInOutcome> SignIn(HttpContext context)
    {
        var language = PreferredLanguage.Of(context.Request);
        var name = ConnectionInit.HeaderOrEntry(context, Header);
        if (string.IsNullOrEmpty(name))
        {
            return SignInOutcome.Of(Viewer.Visitor(language));
        }

        var viewer = await Find(name, context.RequestAborted) is { } person
            ? await viewers.Find(person, language)
            : null;
        return viewer is null
            ? SignInOutcome.Refused($"{Header}: there is no such person; {context.Request.PathBase}{DemoPage.Address} lists whom you can sign in as.")
            : SignInOutcome.Of(viewer);
    }

    async ValueTask<PersonId?> Find(string name, CancellationToken cancellationToken) =>
        GlobalId.TryParse<PersonId>(name, out var byGlobalId) ? byGlobalId
        : EntityId.TryParse<PersonId>(name, out var byKey) ? byKey
        : await people.FindBySlug(name, cancellationToken);
}
