using Collab.Network.Kernel;

namespace Collab.Network.Tests.Kernel;

public class RulesTests
{
    [Fact]
    public void A_text_holds_only_what_can_be_stored()
    {
        Assert.Null(Checked("Lahden tieto 👩‍👧 \ufffd"));
        string[] cannotBeStored = ["Lahti\0", "Lahti\ud83d", "Lahti\udc69\ud83d"];
        Assert.All(cannotBeStored, wording => Assert.Equal(RefusalCode.Invalid, Checked(wording)?.Code));
    }

    static Refusal? Checked(string wording) => Rules.Title(Text.Of(wording, Language.Fi), "title");
}
