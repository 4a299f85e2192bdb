namespace Collab.Gateway.SignIn.Sessions;

/// <summary>Whether a browser sent a request for a page of this server.</summary>
static class OwnOrigin
{
    const string SameOrigin = "same-origin";

    /// <summary>
    /// True when the origin is this server's scheme and host. Browsers leave it out of simple GETs, and then say by <c>Sec-Fetch-Site</c> where the request comes from; a
    /// request with neither comes from a program, which has no cookies of others.
    /// </summary>
    public static bool Sent(HttpRequest request) => request.Headers.Origin switch
    {
        [{ } origin] => origin.Equals($"{request.Scheme}://{request.Host.ToUriComponent()}", StringComparison.OrdinalIgnoreCase),
        [] => request.Headers["Sec-Fetch-Site"] is [] or [SameOrigin],
        _ => false,
    };
}
