using System.Collections.Immutable;
using Collab.Network.Access;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Kernel;

/// <summary>
/// A virtual actor whose state is the fold of its stream. Load is the snapshot and the tail of the journal; a command
/// is loaded, decided, appended, folded. What others wrote is noted when this process hears it in the journal, or noticed by the
/// journal's expected version or a guard: then the grain catches up, and decides again.
/// </summary>
/// <typeparam name="TId">The concept's id.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <typeparam name="TCommand">Its commands.</typeparam>
/// <param name="aggregate">How the concept is kept.</param>
/// <param name="services">What it needs from outside.</param>
/// <param name="snapshot">The cached state.</param>
public abstract partial class EventSourcedGrain<TId, TState, TEvent, TCommand>(
    Aggregate<TId, TState, TEvent> aggregate,
    AggregateServices services,
    IPersistentState<Snapshot<TState>> snapshot) : Grain, IAggregateGrain<TState, TCommand>
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
    where TCommand : class
{
    /// <summary>How long an id that nobody has used stays in memory after somebody asked for it.</summary>
    static readonly TimeSpan StayOfAbsent = TimeSpan.FromSeconds(10);

    IGrainTimer? _leaving;

    /// <summary>The thing's id.</summary>
    protected TId Id => TId.From(this.GetPrimaryKey());

    /// <summary>The thing as this grain knows it; null when it is not there.</summary>
    protected TState? State { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<TState?> Read(Viewer viewer)
    {
        await EnsureCurrent();
        if (State is null && !await StaysEmpty(viewer))
        {
            // Another process may use the id by now, or this very grain may be about to be told that the thing has begun: a
            // repeat of that command, under another id, can be answered before.
            await CatchUp();
            if (State is null)
            {
                LeaveSoon();
            }
        }

        return await Visible(viewer);
    }

    /// <inheritdoc/>
    public async Task<TState?> ReadAsOf(Viewer viewer, DateTimeOffset moment)
    {
        if (await Read(viewer) is not { } current)
        {
            return null;
        }

        if (moment >= current.ChangedAt)
        {
            return current;
        }

        TState? state = null;
        await foreach (var recorded in services.Journal.ReadAsOf(aggregate.Stream(Id), moment, CancellationToken.None))
        {
            state = aggregate.Fold(state, recorded);
        }

        return state;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<HistoryEntry>> History(Viewer viewer, int? before, int limit)
    {
        if (await Read(viewer) is null)
        {
            return [];
        }

        var page = await services.Journal.ReadPageBackwards(aggregate.Stream(Id), before ?? int.MaxValue, limit, CancellationToken.None);
        return [.. page.Select(aggregate.Events.Describe)];
    }

    /// <summary>Decides a command on a state; the rules are in the concept's pure decisions.</summary>
    /// <param name="state">The thing; null when it is not there.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="reads">Reads what the decision needs of other aggregates, and remembers what it rests on.</param>
    protected abstract ValueTask<Plan<TEvent>> Decide(TState? state, TCommand command, CommandContext context, DecisionReads reads);

    /// <summary>Whether a viewer may read the thing.</summary>
    /// <param name="state">The thing.</param>
    /// <param name="viewer">Who looks.</param>
    protected abstract ValueTask<bool> MayRead(TState state, Viewer viewer);

    /// <summary>The same for a command, which is decided by it: what another aggregate says of it is read through <paramref name="reads"/>.</summary>
    /// <param name="state">The thing.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="reads">Reads what the decision needs of other aggregates.</param>
    protected virtual ValueTask<bool> MayRead(TState state, Viewer viewer, DecisionReads reads) => MayRead(state, viewer);

    /// <summary>Whether the grain stays in memory though nothing has happened to its thing yet, because it will be asked for again.</summary>
    /// <param name="viewer">Who asked.</param>
    protected virtual ValueTask<bool> StaysEmpty(Viewer viewer) => ValueTask.FromResult(false);

    /// <summary>The refusal of a command about a thing that the viewer may not read: the very one for a thing that is not there.</summary>
    /// <param name="command">The command.</param>
    protected virtual Refusal Missing(TCommand command) => Refusal.NotFound();

    /// <summary>The command with another name, when the one it has is taken; null when it insists on its own.</summary>
    /// <param name="command">The command.</param>
    /// <param name="constraint">The unique constraint of the read table that says so.</param>
    /// <param name="renames">How often this was asked for the command, from 1.</param>
    protected virtual TCommand? Rename(TCommand command, string constraint, int renames) => null;

    /// <summary>The refusal of a name that is taken.</summary>
    /// <param name="constraint">The unique constraint of the read table that says so.</param>
    protected virtual Refusal Taken(string constraint)
        => throw new InvalidOperationException($"The constraint {constraint} was violated, and {GetType().Name} does not say what that means.");

    ValueTask<TState?> Visible(Viewer viewer)
    {
        if (State is not { } state)
        {
            return ValueTask.FromResult<TState?>(null);
        }

        var mayRead = MayRead(state, viewer);
        return mayRead.IsCompletedSuccessfully
            ? ValueTask.FromResult(mayRead.Result ? state : null)
            : Await(mayRead, state);

        static async ValueTask<TState?> Await(ValueTask<bool> mayRead, TState state) => await mayRead ? state : null;
    }

    /// <summary>
    /// An id that nobody has used need not stay in memory. It does not leave at once, for several may be asking and a
    /// grain that keeps leaving turns them away.
    /// </summary>
    void LeaveSoon() => _leaving ??= this.RegisterGrainTimer(Leave, StayOfAbsent, Timeout.InfiniteTimeSpan);

    Task Leave()
    {
        _leaving?.Dispose();
        _leaving = null;
        if (State is null)
        {
            DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }
}
