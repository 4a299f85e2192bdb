namespace Collab.Network.People;

/// <summary>What a person shows of themselves; kept outside the history, so that it can be erased.</summary>
/// <param name="Slug">Their name in addresses.</param>
/// <param name="Name">Their name; null when they gave none.</param>
/// <param name="Picture">The address of their picture.</param>
/// <param name="Contact">How to reach them, in their own words.</param>
sealed record Profile(string Slug, string? Name, Uri? Picture, string? Contact);
