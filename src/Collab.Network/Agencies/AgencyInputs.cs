using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Agencies;

sealed record RegisterAgencyInput(IReadOnlyList<TextInput> Name, AgencyKind Kind, Uri? HomePage, string? Slug, string? ClientMutationId)
    : ICommandInput
{
    public RegisterAgency ToCommand()
    {
        var name = Name.ToRequiredText();
        return new RegisterAgency(name, Kind, HomePage, Slug ?? Kernel.Slug.From(name.Value, "agency"), Slug is not null);
    }
}

sealed record EditAgencyInput(
    AgencyId Agency,
    IReadOnlyList<TextInput>? Name,
    AgencyKind? Kind,
    Uri? HomePage,
    bool RemoveHomePage,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditAgency ToCommand() => new(Name.ToEdit(), Kind, HomePage, RemoveHomePage);
}

sealed record AddUnitInput(AgencyId Agency, IReadOnlyList<TextInput> Name, string? ClientMutationId) : ICommandInput;

sealed record RenameUnitInput(UnitId Unit, IReadOnlyList<TextInput> Name, int? BasedOn, string? ClientMutationId) : ICommandInput;

sealed record CloseUnitInput(UnitId Unit, int? BasedOn, string? ClientMutationId) : ICommandInput;
