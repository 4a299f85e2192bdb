using Collab.Network.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Network.Tests.Kernel;

public class GlobalIdTests
{
    [Fact]
    public void Ids_come_back_as_they_were()
        => Prop.ForAll<Guid, PositiveInt>((guid, number) =>
                Returns(new AgencyId(guid))
                && Returns(new PersonId(guid))
                && Returns(new UnitId(new AgencyId(guid), number.Get))
                && Returns(new UncertaintyId(new ProjectId(guid), number.Get))
                && Returns(new KeyResultId(new GoalId(guid), number.Get)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_id_of_one_kind_is_none_of_another()
        => Assert.False(GlobalId.TryParse<ProjectId>(GlobalId.Of(new GoalId(Guid.CreateVersion7())), out _));

    [Theory]
    [InlineData("")]
    [InlineData("Goal:1")]
    [InlineData("R29hbDox")]
    [InlineData("ÄÖ")]
    public void What_is_no_id_is_told_so(string text) => Assert.False(GlobalId.TryParse<GoalId>(text, out _));

    [Fact]
    public void Any_text_is_either_an_id_or_not_and_never_a_fault()
        => Prop.ForAll<NonNull<string>>(text => !GlobalId.TryParse<GoalId>(text.Get, out _)).QuickCheckThrowOnFailure();

    static bool Returns<TId>(TId id)
        where TId : struct, IEntityId<TId>
        => GlobalId.TryParse<TId>(GlobalId.Of(id), out var read) && read.Equals(id)
            && EntityId.TryParse<TId>(id.Key(), out var byKey) && byKey.Equals(id);
}
