using Collab.Network.Access;

namespace Collab.Gateway.SignIn;

/// <summary>What a sign-in came to: a viewer, or why it does not hold.</summary>
readonly record struct SignInOutcome
{
    SignInOutcome(Viewer? viewer, string? refusal)
    {
        Viewer = viewer;
        Refusal = refusal;
    }

    /// <summary>Who looks; null when the sign-in does not hold.</summary>
    public Viewer? Viewer { get; }

    /// <summary>Why the sign-in does not hold and what to do; null when it holds.</summary>
    public string? Refusal { get; }

    public static SignInOutcome Of(Viewer viewer) => new(viewer, null);

    public static SignInOutcome Refused(string why) => new(null, why);
}
