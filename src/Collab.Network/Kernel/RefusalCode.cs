namespace Collab.Network.Kernel;

/// <summary>The stable codes of refusals; the same words stand in GraphQL errors' <c>extensions.code</c>.</summary>
public enum RefusalCode
{
    /// <summary>A rule of the domain says no.</summary>
    Invalid,

    /// <summary>The part that was edited has moved on.</summary>
    Conflict,

    /// <summary>Not there, or not for this viewer.</summary>
    NotFound,

    /// <summary>Signed in, but may not do this.</summary>
    Forbidden,

    /// <summary>The text holds a phone or bank account number, which is kept only where the writer insists.</summary>
    Sensitive,
}
