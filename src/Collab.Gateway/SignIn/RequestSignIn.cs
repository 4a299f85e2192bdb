using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;

namespace Collab.Gateway.SignIn;

/// <summary>Signs each GraphQL request in before it is run.</summary>
/// <param name="after">Waits for what the client has written elsewhere, which may have changed its rights.</param>
/// <param name="signIn">Tells who asks.</param>
/// <param name="rates">Knows how often they may.</param>
/// <param name="cursor">Tells what the answer rests on.</param>
sealed class RequestSignIn(ReadAfter after, ISignIn signIn, ClientRates rates, AnswerCursor cursor)
{
    /// <summary>Sets the request's viewer, or refuses the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="features">Where resolvers find the viewer.</param>
    /// <exception cref="FieldException">
    /// The sign-in does not hold, or cannot be looked at because the database is away, or whoever asks has asked too often, or for what is not heard here.
    /// </exception>
    public async ValueTask Prepare(HttpContext context, RequestFeatures features)
    {
        cursor.AddTo(context.Response);
        try
        {
            await after.Wait(context);
            var outcome = await signIn.SignIn(context);
            var viewer = outcome.Viewer ?? throw Refusal(context, outcome);
            rates.Count(context, viewer);
            features.Set(viewer);
            if (outcome.End is { } end)
            {
                features.Set(new SignInEnd(end));
            }
        }
        catch (Exception exception) when (Faults.Explain(exception) is { } told)
        {
            throw told;
        }
    }

    /// <summary>UNAUTHENTICATED, and the challenge that goes with 401 (RFC 9110, 15.5.2; RFC 6750, 3).</summary>
    static FieldException Refusal(HttpContext context, SignInOutcome outcome)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Headers.WWWAuthenticate = outcome.IsInvalidToken
                ? $"Bearer error=\"invalid_token\", error_description=\"{outcome.Refusal}\""
                : "Bearer";
        }

        return new FieldException(outcome.Refusal!, ErrorCodes.Unauthenticated);
    }
}
