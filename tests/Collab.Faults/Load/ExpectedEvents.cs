namespace Collab.Faults.Load;

/// <summary>What commands leave in the journal.</summary>
static class ExpectedEvents
{
    /// <summary>Event types and how many of each.</summary>
    public static IReadOnlyDictionary<string, int> Of(params (string Type, int Count)[] events) => events.ToDictionary(item => item.Type, item => item.Count);
}
