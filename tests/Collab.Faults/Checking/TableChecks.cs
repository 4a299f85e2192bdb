using System.Text.Json;

namespace Collab.Faults.Checking;

/// <summary>Every table must be what the journal makes of it.</summary>
static class TableChecks
{
    const string Profiles = "network.person_profile";
    const string PersonPrefix = "person-";

    public static void Run(Evidence evidence, Verdict verdict)
    {
        var (before, after) = (evidence.Survived, evidence.Rebuilt);
        foreach (var table in before.Tables.Keys.Union(after.Tables.Keys)) Compare(table, before.Tables.GetValueOrDefault(table, []), after.Tables.GetValueOrDefault(table, []), verdict);
        if (!before.Events.SequenceEqual(after.Events)) verdict.Torn.Add("the rebuild changed the journal");
        CheckProfiles(before, verdict);
    }

    static void Compare(string table, IReadOnlyList<string> survived, IReadOnlyList<string> rebuilt, Verdict verdict)
    {
        foreach (var row in survived.Except(rebuilt)) verdict.Torn.Add($"{table} had a row that the journal does not make: {row}");
        foreach (var row in rebuilt.Except(survived)) verdict.Torn.Add($"{table} lacked a row that the journal makes: {row}");
        if (survived.Count != rebuilt.Count) verdict.Torn.Add($"{table} had {survived.Count} rows and has {rebuilt.Count} after the rebuild");
    }

    /// <summary>Profiles lie outside the journal, so no rebuild makes them: a person has one from the same transaction on.</summary>
    static void CheckProfiles(Contents contents, Verdict verdict)
    {
        var people = contents.Events.Select(each => each.Stream).Where(stream => stream.StartsWith(PersonPrefix, StringComparison.Ordinal)).Select(stream => Guid.Parse(stream[PersonPrefix.Length..])).ToHashSet();
        var profiles = contents.Tables.GetValueOrDefault(Profiles, []).Select(row => JsonSerializer.Deserialize<JsonElement>(row).GetProperty("person_id").GetGuid()).ToHashSet();
        foreach (var person in people.Except(profiles)) verdict.Torn.Add($"{PersonPrefix}{person:N} has no profile");
        foreach (var person in profiles.Except(people)) verdict.Torn.Add($"there is a profile and no {PersonPrefix}{person:N}");
    }
}
