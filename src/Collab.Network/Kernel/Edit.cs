using System.Collections.Immutable;

namespace Collab.Network.Kernel;

/// <summary>
/// An edit of several parts of an aggregate at once: an event for each part that changes, and a conflict for each that has moved on since the version that the edit was based on.
/// </summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
/// <param name="state">The aggregate.</param>
/// <param name="basedOn">The version that the edit was based on; null for an edit of whatever is there.</param>
sealed class Edit<TEvent>(AggregateState state, int? basedOn)
{
    readonly ImmutableArray<TEvent>.Builder _events = ImmutableArray.CreateBuilder<TEvent>();
    readonly ImmutableArray<Refusal>.Builder _refusals = ImmutableArray.CreateBuilder<Refusal>();

    /// <summary>The answer of a rule; null when it has nothing against the edit.</summary>
    public void Check(Refusal? refusal)
    {
        if (refusal is not null)
        {
            _refusals.Add(refusal);
        }
    }

    /// <summary>An edit of a text.</summary>
    /// <param name="field">The input field.</param>
    /// <param name="part">The part, as its event names it.</param>
    /// <param name="now">What stands there.</param>
    /// <param name="edit">What should change; null for nothing.</param>
    /// <param name="happened">The event.</param>
    public void Text(string field, string part, Text now, TextEdit? edit, Func<Text, TEvent> happened)
    {
        var wanted = edit.ApplyTo(now);
        if (wanted != now)
        {
            Add(part, happened(wanted), () => Refusal.TextConflict(field, wanted, now));
        }
    }

    /// <summary>An edit of a value.</summary>
    /// <param name="field">The input field.</param>
    /// <param name="part">The part, as its event names it.</param>
    /// <param name="now">What stands there.</param>
    /// <param name="wanted">What should stand there.</param>
    /// <param name="happened">The event.</param>
    /// <param name="areSame">Whether two values are the same; equality when left out.</param>
    public void Value<T>(string field, string part, T now, T wanted, Func<T, TEvent> happened, Func<T, T, bool>? areSame = null)
    {
        if (!(areSame ?? EqualityComparer<T>.Default.Equals)(now, wanted))
        {
            Add(part, happened(wanted), () => Refusal.Conflict(field, Show(wanted), Show(now)));
        }
    }

    /// <summary>The events, or all refusals.</summary>
    public Decision<TEvent> Decide() => _refusals.Count == 0 ? Decision<TEvent>.Accept(_events.ToImmutable()) : Decision<TEvent>.Refuse(_refusals.ToImmutable());

    static string? Show<T>(T value) => value is Uri address ? address.OriginalString : value?.ToString();

    void Add(string part, TEvent happened, Func<Refusal> conflict)
    {
        if (state.HasMoved(part, basedOn))
        {
            _refusals.Add(conflict());
        }
        else
        {
            _events.Add(happened);
        }
    }
}
