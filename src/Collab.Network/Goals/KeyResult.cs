using System.Text.Json.Serialization;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A number that tells whether a goal comes closer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Definition">What it measures and where it should get to.</param>
/// <param name="CheckIns">What was observed on the way, by date; of one date, in the order in which it was told.</param>
public sealed record KeyResult(KeyResultId Id, KeyResultDefinition Definition, PartList<CheckIn> CheckIns)
{
    /// <summary>Its having been withdrawn; null while it counts.</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>The number observed last, what was withdrawn left out; the one at the start before anything was.</summary>
    [JsonIgnore]
    public double Now => CheckIns.LastOrDefault(checkIn => checkIn.Withdrawal is null)?.Value ?? Definition.From;

    /// <summary>
    /// How much of the way from start to target lies behind: 0 at the start, 1 at the target; other values are possible.
    /// Null when the number should stay where it is.
    /// </summary>
    [JsonIgnore]
    public double? Progress => Definition is { Direction: Direction.Maintain } ? null : (Now - Definition.From) / (Definition.To - Definition.From);

    /// <summary>The check-in with a number, or null.</summary>
    /// <param name="number">The number.</param>
    public CheckIn? CheckIn(int number) => CheckIns.FirstOrDefault(checkIn => checkIn.Number == number);

    internal KeyResult Without(int number, Withdrawal withdrawal)
    {
        var checkIn = CheckIn(number)!;
        return this with { CheckIns = CheckIns.SetItem(CheckIns.IndexOf(checkIn), checkIn with { Withdrawal = withdrawal }) };
    }

    internal KeyResult With(CheckIn checkIn)
    {
        var place = CheckIns.Length;
        while (place > 0 && CheckIns[place - 1].Date > checkIn.Date)
        {
            place--;
        }

        return this with { CheckIns = CheckIns.Insert(place, checkIn) };
    }
}
