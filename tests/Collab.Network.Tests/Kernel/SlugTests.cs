using Collab.Network.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Network.Tests.Kernel;

public class SlugTests
{
    [Theory]
    [InlineData("Tiedolla johtaminen Lahdessa", "tiedolla-johtaminen-lahdessa")]
    [InlineData("  Äidit & isät: öisin?  ", "aidit-isat-oisin")]
    [InlineData("Ålands landskapsregering", "alands-landskapsregering")]
    [InlineData("İstanbul'da işbirliği", "istanbul-da-isbirligi")]
    [InlineData("İ", "i")]
    [InlineData("ẞ ß Æøł Þór ﬁlm K", "ss-ss-aeol-thor-film-k")]
    [InlineData("２０２６年", "2026")]
    [InlineData("日本", "fallback")]
    [InlineData("\u200b\ufeff", "fallback")]
    [InlineData("!!!", "fallback")]
    public void A_slug_is_made_of_letters_and_digits(string title, string expected)
        => Assert.Equal(expected, Slug.From(title, "fallback"));

    [Fact]
    public void What_is_no_text_is_no_fault() => Assert.Equal("lahti-tieto", Slug.From("Lahti\ud83d tieto\ufffe", "fallback"));

    [Fact]
    public void What_is_made_of_any_title_is_accepted_as_a_slug()
        => Prop.ForAll<NonNull<string>>(title => Slug.Check(Slug.From(title.Get, "fallback"), "slug") is null).QuickCheckThrowOnFailure();

    [Fact]
    public void However_often_a_made_slug_is_taken_the_next_is_another()
    {
        var id = Guid.CreateVersion7();
        List<string> tried = ["project"];
        for (var renames = 1; renames < 8; renames++)
        {
            tried.Add(Slug.Next(tried[^1], renames, id));
        }

        Assert.Equal(tried.Count, tried.Distinct().Count());
        Assert.All(tried, slug => Assert.Null(Slug.Check(slug, "slug")));
        Assert.All(tried, slug => Assert.StartsWith("project", slug, StringComparison.Ordinal));
    }

    [Fact]
    public void A_taken_slug_gets_a_number_and_then_the_end_of_the_id()
    {
        var id = Guid.Parse("0198f3aa-1111-7222-8333-444455556666");
        var second = Slug.Next("lahti", 1, id);
        Assert.Equal("lahti-2", second);
        Assert.Equal("lahti-55556666", Slug.Next(second, 2, id));
    }

    [Fact]
    public void A_slug_with_an_end_stays_within_its_bound_and_differs_however_often_its_ends_are_taken()
    {
        var id = Guid.Parse("0198f3aa-1111-7222-8333-444455556666");
        Assert.Equal("lahti-556666", Slug.WithEnd("lahti", id));
        Assert.Equal("lahti-4455556666", Slug.WithEnd("lahti", id, 1));
        string[] tried = [.. Enumerable.Range(0, 4).Select(renames => Slug.WithEnd(new string('a', Slug.MaxLength), id, renames))];
        Assert.Equal(tried.Length, tried.Distinct().Count());
        Assert.All(tried, slug => Assert.Null(Slug.Check(slug, "slug")));
    }

    [Fact]
    public void A_long_slug_stays_within_its_bound_when_renamed()
    {
        var longest = new string('a', Slug.MaxLength);
        var id = Guid.CreateVersion7();
        var second = Slug.Next(longest, 1, id);
        Assert.Equal(Slug.MaxLength, second.Length);
        Assert.True(Slug.Next(second, 2, id).Length <= Slug.MaxLength);
    }
}
