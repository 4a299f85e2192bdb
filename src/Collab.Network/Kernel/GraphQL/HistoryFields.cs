using System.Globalization;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The argument of fields that answer an aggregate as it was.</summary>
/// <param name="Moment">The moment.</param>
sealed record AsOfArguments(DateTimeOffset Moment);

/// <summary>Binds the history and the past of event-sourced aggregates. Whoever has one in hand may read it, and with it its history.</summary>
static class HistoryFields
{
    /// <summary>The fields <c>version</c>, <c>changedAt</c>, <c>asOf</c> and <c>history</c>, which every event-sourced aggregate has.</summary>
    /// <param name="binding">The aggregate's type.</param>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="idOf">Its id.</param>
    public static ObjectBinding<TState> HistoryFieldsOf<TId, TState, TEvent>(
        this ObjectBinding<TState> binding, Aggregate<TId, TState, TEvent> aggregate, Func<TState, TId> idOf)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => binding
            .Field("version", state => state.Version)
            .Field("changedAt", state => state.ChangedAt)
            .AsyncField("asOf", async (TState state, AsOfArguments arguments, FieldContext context)
                => (await context.FindAsOf<TId, TState>([idOf(state)], arguments.Moment))[0])
            .AsyncField("history", async (TState state, PageArguments arguments, FieldContext context)
                => await Page(aggregate, idOf(state), state.Version, arguments.ToRequest(), context));

    /// <summary>
    /// A page of a history, newest first. Versions run from 1 without gaps, so a version is a cursor and any page is
    /// a run of versions.
    /// </summary>
    public static async ValueTask<Connection<HistoryEntry>> Page<TId, TState, TEvent>(
        Aggregate<TId, TState, TEvent> aggregate, TId id, int newest, PageRequest request, FieldContext context)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        var (after, before) = request.IsBackward ? (request.Bound, request.Cursor) : (request.Cursor, request.Bound);
        var high = after is null ? newest : Version(after, newest) - 1;
        var low = before is null ? 1 : Version(before, newest) + 1;
        var count = Math.Clamp(high - low + 1, 0, request.Count);
        var top = request.IsBackward ? low + count - 1 : high;

        var entries = count == 0 ? [] : await Entries(aggregate, id, top, count, context);
        return new Connection<HistoryEntry>(
            entries,
            index => entries[index].Version.ToString(CultureInfo.InvariantCulture),
            HasPreviousPage: top < newest,
            HasNextPage: top - count >= 1,
            () => ValueTask.FromResult(newest));
    }

    /// <summary>The last entries of a history up to a version, newest first.</summary>
    /// <param name="aggregate">How the aggregate is kept.</param>
    /// <param name="id">The aggregate.</param>
    /// <param name="newest">The version of the first of them.</param>
    /// <param name="count">The most entries.</param>
    /// <param name="context">The field.</param>
    public static async ValueTask<IReadOnlyList<HistoryEntry>> Entries<TId, TState, TEvent>(
        Aggregate<TId, TState, TEvent> aggregate, TId id, int newest, int count, FieldContext context)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        var page = await context.Service<IJournal>().ReadPageBackwards(aggregate.Stream(id), newest + 1, count, context.CancellationToken);
        return [.. page.Select(aggregate.Events.Describe)];
    }

    static int Version(string cursor, int newest)
        => int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 && version <= newest
            && version.ToString(CultureInfo.InvariantCulture) == cursor
            ? version
            : throw new CursorException();
}
