using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;

namespace Collab.Gateway.SignIn;

/// <summary>Signs in each GraphQL request before it runs.</summary>
sealed class RequestSignIn(ReadAfter after, ISignIn signIn, ClientRates rates, AnswerCursor cursor)
{
    /// <summary>Sets the viewer of the request, or refuses the request.</summary>
    /// <exception cref="FieldException">
    /// The sign-in is invalid or cannot be checked because the database is unavailable, the rate limit is exceeded, or the wait for the cursor timed out.
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
        catch (Exception exception) when (Faults.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>UNAUTHENTICATED, with the challenge for 401 (RFC 9110, 15.5.2; RFC 6750, 3).</summary>
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
