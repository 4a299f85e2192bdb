using Collab.Network.Kernel;

namespace Collab.Network.Agencies;

/// <summary>What can be asked of an agency.</summary>
public abstract record AgencyCommand;

/// <summary>Add an agency to the network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="HomePage">Its home page.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="IsSlugChosen">Whether somebody chose the slug; one that was made from the name may be changed when it is taken.</param>
public sealed record RegisterAgency(Text Name, AgencyKind Kind, Uri? HomePage, string Slug, bool IsSlugChosen) : AgencyCommand;

/// <summary>Change what an agency says of itself; what is null stays.</summary>
/// <param name="Name">The name from now on.</param>
/// <param name="Kind">The kind from now on.</param>
/// <param name="HomePage">The home page from now on.</param>
/// <param name="RemoveHomePage">Whether there is no home page any more.</param>
public sealed record EditAgency(TextEdit? Name, AgencyKind? Kind, Uri? HomePage, bool RemoveHomePage) : AgencyCommand;

/// <summary>Add a unit.</summary>
/// <param name="Name">Its name.</param>
public sealed record AddUnit(Text Name) : AgencyCommand;

/// <summary>Give a unit another name.</summary>
/// <param name="Number">The unit.</param>
/// <param name="Name">The name from now on.</param>
public sealed record RenameUnit(int Number, TextEdit Name) : AgencyCommand;

/// <summary>Close a unit.</summary>
/// <param name="Number">The unit.</param>
public sealed record CloseUnit(int Number) : AgencyCommand;
