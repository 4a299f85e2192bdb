using Collab.Network.Kernel;

namespace Collab.Network.Agencies;

/// <summary>What can happen to an agency.</summary>
public abstract record AgencyEvent;

/// <summary>An agency joined the network.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="HomePage">Its home page.</param>
public sealed record AgencyRegistered(AgencyId Id, string Slug, Text Name, AgencyKind Kind, Uri? HomePage) : AgencyEvent;

/// <summary>An agency got another name, or a translation of it.</summary>
/// <param name="Name">The name from now on.</param>
public sealed record AgencyRenamed(Text Name) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Name;
}

/// <summary>An agency turned out to be of another kind.</summary>
/// <param name="Kind">The kind from now on.</param>
public sealed record AgencyKindChanged(AgencyKind Kind) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Kind;
}

/// <summary>An agency's home page moved.</summary>
/// <param name="HomePage">The address from now on; null when there is none.</param>
public sealed record AgencyHomePageChanged(Uri? HomePage) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.HomePage;
}

/// <summary>An agency got a unit.</summary>
/// <param name="Number">The unit's number, never used before.</param>
/// <param name="Name">The unit's name.</param>
public sealed record UnitAdded(int Number, Text Name) : AgencyEvent;

/// <summary>A unit got another name.</summary>
/// <param name="Number">The unit.</param>
/// <param name="Name">The name from now on.</param>
public sealed record UnitRenamed(int Number, Text Name) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Unit(Number);
}

/// <summary>A unit is no more.</summary>
/// <param name="Number">The unit.</param>
public sealed record UnitClosed(int Number) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Unit(Number);
}

/// <summary>The parts of an agency that are edited on their own.</summary>
static class AgencyParts
{
    public const string Name = "name";
    public const string Kind = "kind";
    public const string HomePage = "homePage";

    public static string Unit(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"unit:{number}");
}
