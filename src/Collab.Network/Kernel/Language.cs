namespace Collab.Network.Kernel;

/// <summary>A language that texts are written and read in.</summary>
public enum Language
{
    /// <summary>Finnish.</summary>
    Fi,

    /// <summary>Swedish.</summary>
    Sv,

    /// <summary>English.</summary>
    En,
}
