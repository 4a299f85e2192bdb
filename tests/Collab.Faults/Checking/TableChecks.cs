using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Checking;

/// <summary>Every table must be what the journal makes of it.</summary>
static class TableChecks
{
    const string Profiles = "network.person_profile";
    const string PersonPrefix = "person-";

    public static void Run(Evidence evidence, Verdict verdict)
    {
        var (before, after) = (evidence.Survived, evidence.Rebuilt);
        foreach (var table in before.Tables.Keys.Union(after.Tables.Keys)) Compare(table, Rows(before, table, evidence), Rows(after, table, evidence), verdict);
        if (!before.Events.SequenceEqual(after.Events)) verdict.Torn.Add("the rebuild changed the journal");
        CheckProfiles(before, verdict);
    }

    /// <summary>
    /// The rows of a table. Where an older version wrote, only the columns that it knew: a column that a migration added has its default in rows that the older version wrote after that,
    /// until they are written again or rebuilt (docs/decisions/rolling-upgrades.md).
    /// </summary>
    static IReadOnlyList<string> Rows(Contents contents, string table, Evidence evidence)
    {
        var rows = contents.Tables.GetValueOrDefault(table, []);
        return evidence.OlderColumns?.GetValueOrDefault(table) is { } columns ? [.. rows.Select(row => Only(columns, row))] : rows;
    }

    static string Only(IReadOnlySet<string> columns, string row) => new JsonObject(JsonNode.Parse(row)!.AsObject().Where(column => columns.Contains(column.Key)).Select(column => KeyValuePair.Create(column.Key, column.Value?.DeepClone()))).ToJsonString();

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
