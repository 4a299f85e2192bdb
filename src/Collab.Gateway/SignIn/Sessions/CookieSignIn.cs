using Collab.GraphQL.AspNetCore;
using Collab.Network.Access;

namespace Collab.Gateway.SignIn.Sessions;

/// <summary>
/// Signs in pages of this server by the session's cookie. The request, or the WebSocket's <c>connection_init</c>, must carry the session's antiforgery token, and a browser
/// must say that it comes from a page of this server. Without the token the cookie is ignored.
/// </summary>
sealed class CookieSignIn(IViewerSource viewers, ISignIn others) : ISignIn
{
    /// <summary>The header, or the entry of <c>connection_init</c>, with the antiforgery token.</summary>
    public const string Header = "Collab-Antiforgery";

    /// <inheritdoc/>
    public ValueTask<SignInOutcome> SignIn(HttpContext context) =>
        ConnectionInit.HeaderOrEntry(context, Header) is { Length: > 0 } token ? SignIn(context, token) : others.SignIn(context);

    async ValueTask<SignInOutcome> SignIn(HttpContext context, string token)
    {
        if (ConnectionInit.HeaderOrEntry(context, DemoSignIn.Header) is not null)
        {
            return SignInOutcome.Refused($"Send either {Header} or {DemoSignIn.Header}, not both.");
        }

        if (!OwnOrigin.Sent(context.Request))
        {
            return SignInOutcome.Refused("A session's cookie signs in pages of this server only.");
        }

        return await Session.Of(context) is { } session && session.Accepts(token) && await viewers.Find(session.Person, PreferredLanguage.Of(context.Request), atLeast: 1) is { } viewer
            ? SignInOutcome.Of(viewer)
            : SignInOutcome.Refused("The session has ended, or another person signed in with this browser. Sign in again.");
    }
}
