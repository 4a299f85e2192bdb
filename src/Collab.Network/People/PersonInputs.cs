using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.People;

sealed record RegisterPersonInput(
    string? Name,
    string? Slug,
    Uri? Picture,
    string? Contact,
    IReadOnlyList<AgencyId> Agencies,
    IReadOnlyList<NetworkRole> Roles,
    string? ClientMutationId) : ICommandInput
{
    public RegisterPerson ToCommand()
        => new(
            new Profile(Slug ?? Kernel.Slug.From(Name ?? "", "person"), Name?.Trim(), Picture, Contact?.Trim()),
            Slug is not null,
            [.. Agencies],
            [.. Roles]);
}

sealed record EditProfileInput(
    PersonId Person,
    string? Name,
    Uri? Picture,
    bool RemovePicture,
    string? Contact,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditProfile ToCommand() => new(Name?.Trim(), Picture, RemovePicture, Contact?.Trim());
}

sealed record PlacePersonInput(
    PersonId Person,
    IReadOnlyList<AgencyId>? Agencies,
    IReadOnlyList<NetworkRole>? Roles,
    string? ClientMutationId) : ICommandInput
{
    public PlacePerson ToCommand() => new(Agencies is null ? null : [.. Agencies], Roles is null ? null : [.. Roles]);
}

sealed record SignInInput(PersonId Person, string Issuer, string Subject, string? ClientMutationId) : ICommandInput
{
    [System.Text.Json.Serialization.JsonIgnore]
    public SignInKey Key => SignInKey.Of(Issuer, Subject);
}
