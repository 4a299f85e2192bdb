using Collab.Network.Kernel;

namespace Collab.Network.ExampleNetwork;

/// <summary>Short words for the many texts of the example network.</summary>
static class ExampleTexts
{
    /// <summary>A text first written in Finnish, with translations.</summary>
    public static Text Fi(string fi, string? sv = null, string? en = null) => new(Language.Fi, fi, sv, en);

    /// <summary>A text first written in Swedish, with translations.</summary>
    public static Text Sv(string sv, string? fi = null, string? en = null) => new(Language.Sv, fi, sv, en);
}
