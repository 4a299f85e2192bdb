using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Tests.Kernel;

public class TextEditTests
{
    static readonly Text Three = new(Language.Fi, "Yksi", "Ett", "One");

    [Fact]
    public void A_language_is_set_alone_and_the_others_stay()
        => Assert.Equal(new Text(Language.Fi, "Yksi", "Två", "One"), Edit((Language.Sv, "Två")).Apply(Three));

    [Fact]
    public void A_language_is_removed_alone_and_the_others_stay()
        => Assert.Equal(new Text(Language.Fi, "Yksi", null, "One"), Edit((Language.Sv, null)).Apply(Three));

    [Fact]
    public void A_translation_does_not_become_the_original()
        => Assert.Equal(Language.Fi, Edit((Language.Sv, "Ett")).Apply(Text.Of("Yksi", Language.Fi)).Original);

    [Fact]
    public void When_the_original_goes_the_first_language_given_takes_its_place()
    {
        Assert.Equal(Language.En, Edit((Language.Fi, null), (Language.En, "One more")).Apply(Three).Original);
        Assert.Equal(Language.Sv, Edit((Language.Fi, null)).Apply(Three).Original);
    }

    [Fact]
    public void The_last_language_cannot_be_removed()
    {
        var edit = Edit((Language.Fi, null));
        Assert.NotNull(Rules.Title(edit, Text.Of("Yksi", Language.Fi), "title"));
        Assert.Null(Rules.Title(edit, Three, "title"));
    }

    [Fact]
    public void An_edit_without_a_language_changes_nothing_and_is_refused_where_a_text_is_required()
    {
        Assert.Null(Rules.Body(Edit(), Three, "text"));
        Assert.Equal(Three, Edit().ApplyTo(Three));
        Assert.Null(Edit().ApplyTo(null));
        Assert.Equal("name", Assert.Single(InputTexts.Check(new AddUnit(default, Edit()), acceptSensitive: false)).Path[0]);
        Assert.Empty(InputTexts.Check(new EditAgency(default, Edit()), acceptSensitive: false));
    }

    [Fact]
    public void Only_what_is_sent_is_checked()
    {
        var old = new Text(Language.Fi, "Yksi", "rad\nrad");
        Assert.Null(Rules.Title(Edit((Language.Fi, "Kaksi")), old, "title"));
        Assert.NotNull(Rules.Title(Edit((Language.Sv, "rad\nrad")), old, "title"));
    }

    [Fact]
    public void A_conflict_shows_the_language_that_differs()
    {
        var refusal = Refusal.TextConflict("title", Three with { Sv = "Två" }, Three);
        Assert.Equal(("Två", "Ett"), (refusal.Yours, refusal.Current));
    }

    static TextEdit Edit(params (Language Language, string? Value)[] wordings) => new([.. wordings.Select(wording => new TextWording(wording.Language, wording.Value))]);
}
