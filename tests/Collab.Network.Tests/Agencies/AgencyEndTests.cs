using Collab.Network.Agencies;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Agencies.GivenAgency;

namespace Collab.Network.Tests.Agencies;

public class AgencyEndTests
{
    [Fact]
    public void Only_an_administrator_ends_an_agency()
    {
        Usual().When(new EndAgency(Id, [Other])).IsRefused((RefusalCode.Forbidden, ""));
        Usual().When(new EndAgency(Id, [Other]), Administrator).Happens(new AgencyEnded([Other]));
    }

    [Fact]
    public void An_agency_does_not_succeed_itself()
        => Usual().When(new EndAgency(Id, [Other, Id]), Administrator).IsRefused((RefusalCode.Invalid, "successors"));

    [Fact]
    public void Nothing_changes_in_an_agency_that_has_ended_until_it_is_resumed()
    {
        var ended = Usual(new AgencyEnded([Other]));
        ended.When(new EditAgency(Id, Fi("Uusi"))).IsRefused((RefusalCode.Invalid, ""));
        ended.When(new AddUnit(Id, Fi("Uusi")!), Administrator).IsRefused((RefusalCode.Invalid, ""));
        ended.When(new ResumeAgency(Id), Administrator).Happens(new AgencyResumed());
    }

    [Fact]
    public void Other_successors_can_be_named()
    {
        Usual(new AgencyEnded([])).When(new EndAgency(Id, [Other]), Administrator).Happens(new AgencyEnded([Other]));
        Assert.Empty(Usual(new AgencyEnded([Other])).When(new EndAgency(Id, [Other]), Administrator).Events);
    }

    [Fact]
    public void Former_names_are_kept()
        => Assert.Equal(["Lahti", "Lahden kaupunki"], Usual(new AgencyRenamed(Fi("Lahden kaupunki")), new AgencyRenamed(Fi("Lahti ja Hollola"))).State.FormerNames.Select(name => name.Value));
}
