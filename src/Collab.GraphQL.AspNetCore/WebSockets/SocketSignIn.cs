using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Signs a WebSocket client in: once at the start, to refuse it early, and again for each operation, because its rights may have changed.</summary>
sealed class SocketSignIn(HttpContext http, GraphQLHttpOptions options, Action<CloseCode, string> close) : IDisposable
{
    SignInWatch? _watch;

    /// <summary>The features for a request of this client.</summary>
    /// <exception cref="FieldException">The sign-in is invalid or cannot be checked at the moment.</exception>
    public async ValueTask<RequestFeatures> SignIn()
    {
        var features = new RequestFeatures();
        if (options.Prepare is { } prepare)
            await prepare(http, features).ConfigureAwait(false);

        return features;
    }

    /// <summary>Closes the connection when the sign-in expires.</summary>
    public void Watch(RequestFeatures features)
    {
        _watch = SignInWatch.Begin(features, options.Subscriptions.Clock);
        _watch?.Ended.UnsafeRegister(_ => close(CloseCode.Forbidden, "The sign-in has ended. Sign in and connect again."), null);
    }

    public void Dispose() => _watch?.Dispose();

    /// <summary>The close code for a refused sign-in.</summary>
    public static CloseCode CodeOf(FieldException refusal) => refusal.Code switch
    {
        ErrorCodes.Unavailable or ErrorCodes.RateLimited => CloseCode.TryAgainLater,
        ErrorCodes.Internal => CloseCode.InternalError,
        _ => CloseCode.Forbidden,
    };
}
