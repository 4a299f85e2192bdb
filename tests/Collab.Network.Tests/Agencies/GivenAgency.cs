using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;

namespace Collab.Network.Tests.Agencies;

/// <summary>Given what happened to an agency, when somebody asks for something, then this happens.</summary>
sealed class GivenAgency(Agency? state)
{
    public static readonly AgencyId Id = new(Guid.Parse("0198f300-0000-7000-8000-0000000000a1"));
    public static readonly AgencyId Other = new(Guid.Parse("0198f300-0000-7000-8000-0000000000a2"));
    public static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly Viewer Administrator = new(new PersonId(Guid.Parse("0198f300-0000-7000-8000-0000000000b1")), Language.Fi) { Roles = [NetworkRole.Administrator] };
    public static readonly Viewer Colleague = new(new PersonId(Guid.Parse("0198f300-0000-7000-8000-0000000000b2")), Language.Fi) { Agencies = [Id] };

    public Agency State => state!;

    public static GivenAgency Usual(params IEnumerable<AgencyEvent> happened)
    {
        Agency? state = null;
        foreach (var e in happened.Prepend(new AgencyRegistered(Id, "lahti", Fi("Lahti"), AgencyKind.Municipality, null)))
        {
            var version = (state?.Version ?? 0) + 1;
            state = Agency.Aggregate.Fold(state, new Recorded<AgencyEvent>(e, version, null, Begin.AddMinutes(version)));
        }

        return new GivenAgency(state);
    }

    public static Text Fi(string text) => Text.Of(text, Language.Fi);

    public static UnitId Unit(int number) => new(Id, number);

    public Decision<AgencyEvent> When(AgencyCommand command, Viewer? by = null, int? basedOn = null)
        => command.Decide(state, Id, new CommandContext(by ?? Colleague, basedOn));
}
