using System.Globalization;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The argument of fields that answer a thing as it was.</summary>
/// <param name="Moment">The moment.</param>
sealed record AsOfArguments(DateTimeOffset Moment);

/// <summary>Binds the history and the past of event-sourced things.</summary>
static class HistoryFields
{
    /// <summary>The fields <c>version</c>, <c>changedAt</c>, <c>asOf</c> and <c>history</c>, which every event-sourced thing has.</summary>
    /// <param name="binding">The thing's type.</param>
    /// <param name="grain">The thing's grain.</param>
    public static ObjectBinding<TState> HistoryFieldsOf<TState, TCommand>(
        this ObjectBinding<TState> binding,
        Func<TState, FieldContext, IAggregateGrain<TState, TCommand>> grain)
        where TState : AggregateState
        => binding
            .Field("version", thing => thing.Version)
            .Field("changedAt", thing => thing.ChangedAt)
            .AsyncField("asOf", async (TState thing, AsOfArguments arguments, FieldContext context)
                => await grain(thing, context).ReadAsOf(context.Viewer(), arguments.Moment))
            .AsyncField("history", async (TState thing, PageArguments arguments, FieldContext context)
                => await Page(grain(thing, context), thing.Version, arguments.ToRequest(), context));

    /// <summary>
    /// A page of a history, newest first. Versions run from 1 without gaps, so a version is a cursor and any page is
    /// a run of versions.
    /// </summary>
    public static async ValueTask<Connection<HistoryEntry>> Page<TState, TCommand>(
        IAggregateGrain<TState, TCommand> grain,
        int newest,
        PageRequest request,
        FieldContext context)
        where TState : AggregateState
    {
        var (after, before) = request.IsBackward ? (request.Bound, request.Cursor) : (request.Cursor, request.Bound);
        var high = after is null ? newest : Math.Min(newest, Version(after) - 1);
        var low = before is null ? 1 : Math.Max(1, Version(before) + 1);
        var count = Math.Clamp(high - low + 1, 0, request.Count);
        var top = request.IsBackward ? low + count - 1 : high;

        var entries = count == 0 ? [] : await grain.History(context.Viewer(), top + 1, count);
        return new Connection<HistoryEntry>(
            entries,
            index => entries[index].Version.ToString(CultureInfo.InvariantCulture),
            HasPreviousPage: top < newest,
            HasNextPage: top - count >= 1,
            () => ValueTask.FromResult(newest));
    }

    static int Version(string cursor)
        => int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw new CursorException();
}
