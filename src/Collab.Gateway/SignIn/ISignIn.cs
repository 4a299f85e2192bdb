namespace Collab.Gateway.SignIn;

/// <summary>Determines the viewer of a request. No other code trusts what a request claims about its sender.</summary>
interface ISignIn
{
    /// <summary>The viewer: a person or a visitor; or a refusal.</summary>
    ValueTask<SignInOutcome> SignIn(HttpContext context);
}
