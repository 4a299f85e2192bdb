using Collab.Network.Kernel;

namespace Collab.Network.Tests.Kernel;

public class CharactersTests
{
    [Theory]
    [InlineData("\u200b")]
    [InlineData("\ufeff")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData("\u00ad\u200d")]
    [InlineData(" \u3000 ")]
    [InlineData("\U000e0041")]
    public void A_title_or_text_that_shows_nothing_is_refused(string text)
    {
        Assert.Equal("title", Assert.Single(Rules.Title(Fi(text), "title")!.Path));
        Assert.Equal("text", Assert.Single(Rules.Body(Fi(text), "text")!.Path));
    }

    [Theory]
    [InlineData("Lahti\0", "U+0000")]
    [InlineData("\u0001", "U+0001")]
    [InlineData("Lahti\u001b[31m", "U+001B")]
    [InlineData("Lahti\u0085", "U+0085")]
    [InlineData("Lahti\u202egnp", "U+202E")]
    [InlineData("Lahti\u2066", "U+2066")]
    [InlineData("Lahti\ufffe", "U+FFFE")]
    [InlineData("Lahti{half}", "U+D800–U+DFFF")]
    public void What_cannot_be_stored_or_turns_the_writing_is_refused_by_name_in_three_languages(string text, string character)
    {
        // Test data travel as UTF-8, which has no half of a surrogate pair.
        text = text.Replace("{half}", "\ud83d", StringComparison.Ordinal);
        foreach (var refusal in new[] { Rules.Title(Fi(text), "title"), Rules.Body(Fi(text), "text"), Rules.Plain(text, "contact", 500, isOneLine: false) })
        {
            Assert.Equal(RefusalCode.Invalid, refusal!.Code);
            Assert.All(Enum.GetValues<Language>(), language => Assert.Contains(character, refusal.Message.Wording(language), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Yksi\nkaksi")]
    [InlineData("Yksi\tkaksi")]
    [InlineData("Yksi\u2028kaksi")]
    public void Line_ends_stand_in_texts_but_not_in_titles(string text)
    {
        Assert.NotNull(Rules.Title(Fi(text), "title"));
        Assert.Null(Rules.Body(Fi(text), "text"));
    }

    [Theory]
    [InlineData("Lahden tieto 👩‍👧 \ufffd")]
    [InlineData("🏴󠁧󠁢󠁳󠁣󠁴󠁿")]
    [InlineData("שלום עולם\u200f")]
    [InlineData("A\u0308iti")]
    [InlineData("İ")]
    public void What_people_write_is_left_as_it_is(string text) => Assert.Null(Rules.Title(Fi(text), "title"));

    static Text Fi(string text) => Text.Of(text, Language.Fi);
}
