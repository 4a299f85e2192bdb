namespace Collab.Network.Agencies;

/// <summary>What kind of public body an agency is.</summary>
public enum AgencyKind
{
    /// <summary>A ministry.</summary>
    Ministry,

    /// <summary>An agency or institute of the state with a task in the whole country.</summary>
    StateAgency,

    /// <summary>The state's administration in a region.</summary>
    RegionalAdministration,

    /// <summary>A city or another municipality.</summary>
    Municipality,

    /// <summary>A hospital district or a wellbeing services county.</summary>
    HealthAndSocialServices,

    /// <summary>Any other public body.</summary>
    Other,
}
