using System.Collections.Immutable;
using System.Globalization;

namespace Collab.Network.Kernel;

/// <summary>Conflicts of an edit of one part that has several fields.</summary>
static class PartConflicts
{
    /// <summary>When the part has moved on: one refusal for each field that the edit would have changed, with both versions.</summary>
    /// <param name="state">The aggregate.</param>
    /// <param name="part">The part, as its events name it.</param>
    /// <param name="basedOn">The version that the edit was based on.</param>
    /// <param name="fields">The part's fields: the input field, what the edit says (null when nothing), and what stands there.</param>
    public static ImmutableArray<Refusal> Of(
        AggregateState state,
        string part,
        int? basedOn,
        params ReadOnlySpan<(string Path, object? Yours, object? Current)> fields)
    {
        if (!state.HasMoved(part, basedOn))
        {
            return [];
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var (path, yours, current) in fields)
        {
            if (yours is not null && !AreSame(yours, current))
            {
                refusals.Add(yours is Text text ? Refusal.TextConflict(path, text, current as Text) : Refusal.Conflict(path, Shown(yours), Shown(current)));
            }
        }

        return refusals.DrainToImmutable();
    }

    /// <summary>A moment is the same only with the same offset: <see cref="DateTimeOffset"/> compares what the clock in Greenwich showed, not what people wrote.</summary>
    static bool AreSame(object yours, object? current)
        => yours is DateTimeOffset wanted && current is DateTimeOffset now ? wanted.EqualsExact(now) : yours.Equals(current);

    static string? Shown(object? value) => value is DateTimeOffset moment
        ? moment.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture)
        : value?.ToString();
}
