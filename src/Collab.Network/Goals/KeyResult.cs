using System.Text.Json.Serialization;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A number that tells whether a goal comes closer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Definition">What it measures and where it should get to.</param>
/// <param name="CheckIns">What was observed on the way, by date; of one date, in the order in which it was told.</param>
public sealed record KeyResult(KeyResultId Id, KeyResultDefinition Definition, PartList<CheckIn> CheckIns)
{
    /// <summary>The number observed last; the one at the start before anything was.</summary>
    [JsonIgnore]
    public double Now => CheckIns.IsEmpty ? Definition.From : CheckIns[^1].Value;

    /// <summary>
    /// How much of the way from start to target lies behind: 0 at the start, 1 at the target; other values are possible.
    /// Null when the number should stay where it is.
    /// </summary>
    [JsonIgnore]
    public double? Progress => Definition is { Direction: Direction.Maintain } ? null : (Now - Definition.From) / (Definition.To - Definition.From);

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
