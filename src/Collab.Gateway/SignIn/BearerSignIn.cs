using Collab.GraphQL.AspNetCore;
using Collab.Network.Access;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.SignIn;

/// <summary>
/// Signs in by access token: <c>Authorization: Bearer …</c>, or the same entry of a WebSocket's <c>connection_init</c>. An invalid token is refused, never treated as a
/// visitor.
/// </summary>
sealed class BearerSignIn(TokenChecker tokens, KnownTokens known, PeopleBySignIn people, IViewerSource viewers, ISignIn others) : ISignIn
{
    /// <inheritdoc/>
    public ValueTask<SignInOutcome> SignIn(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        if (ConnectionInit.Of(context)?.Entry(HeaderNames.Authorization) is { } entry)
        {
            authorization = StringValues.Concat(authorization, entry);
        }

        return authorization.Count == 0 ? others.SignIn(context) : SignIn(context, authorization);
    }

    async ValueTask<SignInOutcome> SignIn(HttpContext context, StringValues authorization)
    {
        if (authorization.Count > 1)
        {
            return SignInOutcome.InvalidToken("The request has several authorizations; send one.");
        }

        if (ConnectionInit.HeaderOrEntry(context, DemoSignIn.Header) is not null)
        {
            return SignInOutcome.InvalidToken($"Send either Authorization or {DemoSignIn.Header}, not both.");
        }

        if (BearerToken.Read(authorization.ToString()) is not { } token)
        {
            return SignInOutcome.InvalidToken("The Authorization header must be the word Bearer and one token.");
        }

        return await SignIn(context, token);
    }

    async ValueTask<SignInOutcome> SignIn(HttpContext context, string token)
    {
        if (!known.TryGet(token, out var found))
        {
            var round = known.Round;
            var outcome = await tokens.Check(token, context.RequestAborted);
            if (outcome.Refusal is { } refusal)
            {
                return SignInOutcome.InvalidToken(refusal);
            }

            if (await people.Find(outcome, context.RequestAborted) is not { } person)
            {
                return SignInOutcome.InvalidToken("The token holds, but names nobody known here. An administrator of the network can link it to a person.");
            }

            known.Add(token, person, outcome.End, round);
            found = new KnownToken(person, outcome.End, default, round);
        }

        return await viewers.Find(found.Person, PreferredLanguage.Of(context.Request), atLeast: 1) is { } viewer
            ? SignInOutcome.Of(viewer, found.End)
            : SignInOutcome.InvalidToken("The token names a person who is not here any more.");
    }
}
