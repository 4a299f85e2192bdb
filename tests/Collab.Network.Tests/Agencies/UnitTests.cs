using Collab.Network.Agencies;
using Collab.Network.Kernel;
using static Collab.Network.Tests.Agencies.GivenAgency;

namespace Collab.Network.Tests.Agencies;

public class UnitTests
{
    static readonly UnitDetails Details = new(Region.PaijatHame, 40, Fi("Asuminen"));

    [Fact]
    public void A_name_is_enough_for_a_unit()
        => Usual().When(new AddUnit(Id, Fi("Asuminen")!)).Happens(new UnitAdded(1, Fi("Asuminen")));

    [Fact]
    public void A_unit_has_region_headcount_field_and_a_unit_above_it()
        => Usual(new UnitAdded(1, Fi("Palvelut")))
            .When(new AddUnit(Id, Fi("Asuminen")!, Region.PaijatHame, 40, Fi("Asuminen"), Unit(1)))
            .Happens(new UnitAdded(2, Fi("Asuminen"), Details with { Above = 1 }));

    [Fact]
    public void What_is_left_out_of_a_description_stays_and_what_is_removed_goes()
        => Usual(new UnitAdded(1, Fi("Asuminen"), Details))
            .When(new DescribeUnit(Unit(1), Headcount: 50, RemoveRegion: true))
            .Happens(new UnitDescribed(1, new UnitDetails(null, 50, Fi("Asuminen"))));

    [Fact]
    public void A_headcount_is_a_number_of_people()
    {
        Usual().When(new AddUnit(Id, Fi("Asuminen")!, Headcount: -1)).IsRefused((RefusalCode.Invalid, "headcount"));
        Usual().When(new AddUnit(Id, Fi("Asuminen")!, Headcount: 1_000_001)).IsRefused((RefusalCode.Invalid, "headcount"));
    }

    [Fact]
    public void A_unit_cannot_stand_below_itself()
    {
        var two = Usual(new UnitAdded(1, Fi("Palvelut")), new UnitAdded(2, Fi("Asuminen"), new UnitDetails(Above: 1)));
        two.When(new DescribeUnit(Unit(1), Above: Unit(1))).IsRefused((RefusalCode.Invalid, "above"));
        two.When(new DescribeUnit(Unit(1), Above: Unit(2))).IsRefused((RefusalCode.Invalid, "above"));
    }

    [Fact]
    public void The_unit_above_is_one_of_the_same_agency()
    {
        Usual().When(new AddUnit(Id, Fi("Asuminen")!, Above: Unit(7))).IsRefused((RefusalCode.NotFound, "above"));
        Usual(new UnitAdded(1, Fi("Palvelut"))).When(new AddUnit(Id, Fi("Asuminen")!, Above: new UnitId(Other, 1))).IsRefused((RefusalCode.NotFound, "above"));
    }

    [Fact]
    public void Units_below_a_closed_one_move_up()
    {
        var state = Usual(
            new UnitAdded(1, Fi("Palvelut")),
            new UnitAdded(2, Fi("Asuminen"), new UnitDetails(Above: 1)),
            new UnitAdded(3, Fi("Vuokraus"), new UnitDetails(Above: 2)),
            new UnitClosed(2)).State;
        Assert.Equal([(1, null), (3, 1)], state.Units.Select(unit => (unit.Id.Number, unit.Details.Above)));
    }

    [Fact]
    public void Two_editors_of_a_description_do_not_overwrite_each_other()
        => Usual(new UnitAdded(1, Fi("Asuminen")), new UnitDescribed(1, Details))
            .When(new DescribeUnit(Unit(1), Headcount: 50), basedOn: 2)
            .IsRefused((RefusalCode.Conflict, "headcount"));

    [Fact]
    public void What_another_editor_wrote_is_not_removed_unread()
    {
        var described = Usual(new UnitAdded(1, Fi("Asuminen")), new UnitDescribed(1, Details));
        described.When(new DescribeUnit(Unit(1), RemoveRegion: true), basedOn: 2).IsRefused((RefusalCode.Conflict, "region"));
        described.When(new DescribeUnit(Unit(1), RemoveRegion: true), basedOn: 3).Happens(new UnitDescribed(1, Details with { Region = null }));
    }

    [Fact]
    public void There_are_ten_levels_at_most_also_when_a_unit_moves_with_those_below_it()
    {
        var chain = Enumerable.Range(1, 9).Select(number => new UnitAdded(number, Fi("Taso"), number == 1 ? null : new UnitDetails(Above: number - 1)));
        var given = Usual([.. chain, new UnitAdded(10, Fi("Muu")), new UnitAdded(11, Fi("Alla"), new UnitDetails(Above: 10))]);
        given.When(new DescribeUnit(Unit(10), Above: Unit(9))).IsRefused((RefusalCode.Invalid, "above"));
        given.When(new DescribeUnit(Unit(10), Above: Unit(8))).Happens(new UnitDescribed(10, new UnitDetails(Above: 8)));
        given.When(new AddUnit(Id, Fi("Kymmenes")!, Above: Unit(9))).Happens(new UnitAdded(12, Fi("Kymmenes"), new UnitDetails(Above: 9)));
    }

    [Fact]
    public void A_name_and_a_description_are_different_parts()
        => Usual(new UnitAdded(1, Fi("Asuminen")), new UnitRenamed(1, Fi("Asuminen ja tilat")))
            .When(new DescribeUnit(Unit(1), Headcount: 50), basedOn: 2)
            .Happens(new UnitDescribed(1, new UnitDetails(Headcount: 50)));
}
