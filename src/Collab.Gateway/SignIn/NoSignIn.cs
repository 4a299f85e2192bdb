using Collab.GraphQL.AspNetCore;
using Collab.Network.Access;

namespace Collab.Gateway.SignIn;

/// <summary>Outside demo mode, a request without a token is a visitor's, and naming a person is refused.</summary>
sealed class NoSignIn : ISignIn
{
    /// <inheritdoc/>
    public ValueTask<SignInOutcome> SignIn(HttpContext context) => ValueTask.FromResult(
        ConnectionInit.HeaderOrEntry(context, DemoSignIn.Header) is not null
            ? SignInOutcome.Refused($"{DemoSignIn.Header} is accepted in demo mode only.")
            : SignInOutcome.Of(Viewer.Visitor(PreferredLanguage.Of(context.Request))));
}
