namespace Collab.Gateway.SignIn;

/// <summary>Tells who asks. Whatever a request says of itself is believed only here.</summary>
interface ISignIn
{
    /// <summary>Whom the request comes from: a person, a visitor, or somebody whose sign-in does not hold.</summary>
    /// <param name="context">The request.</param>
    ValueTask<SignInOutcome> SignIn(HttpContext context);
}
