using System.Text;

namespace Collab.Network.Kernel;

/// <summary>A hashtag: one word of letters, digits and low lines. Written as people like it, compared without regard to case or <c>#</c>.</summary>
static class Hashtag
{
    /// <summary>How many an aggregate may carry.</summary>
    public const int MaxCount = 20;

    /// <summary>The longest one, in UTF-16 code units without <c>#</c>.</summary>
    public const int MaxLength = 50;

    /// <summary>The hashtag as it is stored and shown: without <c>#</c> and blanks around it, its letters composed (Unicode NFC).</summary>
    /// <param name="written">What somebody wrote.</param>
    public static string Normalise(string written)
    {
        var tag = written.Trim().TrimStart('#');
        // What cannot be normalised is no hashtag either, and is refused as it is.
        return Characters.FirstForbidden(tag, isOneLine: true) is null ? tag.Normalize(NormalizationForm.FormC) : tag;
    }

    /// <summary>What two hashtags have in common when they are the same one.</summary>
    /// <param name="written">What somebody wrote.</param>
    public static string Key(string written) => Normalise(written).ToLowerInvariant();

    /// <summary>The key to look for when somebody asks for a hashtag; empty, which no aggregate has, for what can be none.</summary>
    /// <param name="written">What somebody wrote.</param>
    public static string Wanted(string written) => IsWord(Normalise(written)) ? Key(written) : "";

    /// <summary>Several hashtags as they are stored: each once, as first written.</summary>
    /// <param name="written">What somebody wrote.</param>
    public static IEnumerable<string> NormaliseAll(IEnumerable<string> written) => written.Select(Normalise).DistinctBy(Key);

    /// <summary>Refuses what is no hashtag, and too many of them.</summary>
    /// <param name="normalised">The hashtags, as <see cref="NormaliseAll"/> made them.</param>
    /// <param name="path">The input field.</param>
    public static Refusal? Check(IReadOnlyCollection<string> normalised, string path)
    {
        if (normalised.Count > MaxCount)
        {
            return Refusal.Invalid(
                path,
                $"Aihetunnisteita voi olla enintään {MaxCount}. Valitse tärkeimmät.",
                $"Det kan finnas högst {MaxCount} hashtaggar. Välj de viktigaste.",
                $"There can be {MaxCount} hashtags at most. Choose the most important ones.");
        }

        return normalised.FirstOrDefault(tag => !IsWord(tag)) is { } wrong
            ? Refusal.Invalid(
                path,
                $"”{wrong}” ei käy aihetunnisteeksi. Kirjoita se yhteen kirjaimin ja numeroin, enintään {MaxLength} merkkiä.",
                $"”{wrong}” duger inte som hashtagg. Skriv den som ett ord med bokstäver och siffror, högst {MaxLength} tecken.",
                $"“{wrong}” is no hashtag. Write it as one word of letters and digits, {MaxLength} characters at most.")
            : null;
    }

    static bool IsWord(string tag) => tag.Length is > 0 and <= MaxLength && tag.All(c => char.IsLetterOrDigit(c) || c == '_');
}
