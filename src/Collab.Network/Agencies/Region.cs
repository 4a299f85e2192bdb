namespace Collab.Network.Agencies;

/// <summary>The regions of Finland, in the order of their codes in ISO 3166-2.</summary>
enum Region
{
    Aland,
    SouthKarelia,
    SouthOstrobothnia,
    SouthSavo,
    Kainuu,
    KantaHame,
    CentralOstrobothnia,
    CentralFinland,
    Kymenlaakso,
    Lapland,
    Pirkanmaa,
    Ostrobothnia,
    NorthKarelia,
    NorthOstrobothnia,
    NorthSavo,
    PaijatHame,
    Satakunta,
    Uusimaa,
    SouthwestFinland,
}
