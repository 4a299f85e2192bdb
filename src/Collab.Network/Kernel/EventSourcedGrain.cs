using System.Collections.Immutable;
using Collab.Journal;
using Collab.Network.Access;
using Orleans;
using Orleans.Runtime;

namespace Collab.Network.Kernel;

/// <summary>
/// A virtual actor whose state is the fold of its stream. Load is the snapshot and the tail of the journal; a command
/// is loaded, decided, appended, folded. What others wrote is noted when this process hears it in the journal, or noticed by the
/// journal's expected version: then the grain catches up, and decides again.
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
    /// <summary>How often a command is decided anew because another writer was first, before it is refused as a conflict.</summary>
    const int MaxAttempts = 8;

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
        await (viewer.ReadsJournal ? new ValueTask(CatchUp()) : EnsureCurrent());
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

    /// <inheritdoc/>
    public async Task<Outcome> Decide(TCommand command, CommandContext context)
    {
        var renames = 0;
        for (var attempt = 1; ; attempt++)
        {
            await EnsureCurrent();
            var isHidden = State is not null && await Visible(context.Viewer) is null;

            // Reads and catch-ups interleave: what is written must rest on the very state that was decided on.
            var state = State;
            var plan = isHidden ? Decision<TEvent>.Refuse(Missing(command))
                : context.BasedOn > state?.Version ? Decision<TEvent>.Refuse(CommandRefusals.NotYetThere)
                : await Decide(state, command, context);
            var isRefused = !plan.Decision.Refusals.IsEmpty;
            var isUnchanged = plan.Decision.Events.IsEmpty && plan.Others.IsEmpty;
            if ((isRefused || isUnchanged) && !context.Viewer.ReadsJournal)
            {
                // No expected version stops what rests on a memory that another process has left behind just now when nothing is
                // written. So nothing is refused, or taken to be done already, before the journal has been read for it.
                context = context with { Viewer = context.Viewer with { ReadsJournal = true } };
                await CatchUp();
                continue;
            }

            if (isRefused)
            {
                return await FirstOutcome(context) ?? Outcome.Refused(plan.Decision.Refusals);
            }

            // A command that finds everything as it asks is written all the same when it can be repeated: a late repeat
            // must not undo what others did meanwhile.
            if (isUnchanged && context.ClientMutationId is null)
            {
                return new Outcome(SubjectOf(plan), null, []);
            }

            switch (await Write(state, plan, context))
            {
                case AppendResult.Appended appended:
                    return new Outcome(SubjectOf(plan), isUnchanged ? null : appended.Position, []);
                case AppendResult.AlreadyDone done:
                    await FallBehind(plan);
                    return Outcome.OfRepeat(done.Outcome, context);
                case AppendResult.UniqueConflict conflict when attempt < MaxAttempts && Rename(command, conflict.Constraint, ++renames) is { } renamed:
                    command = renamed;
                    break;
                case AppendResult.UniqueConflict conflict:
                    return Outcome.Refused(Taken(conflict.Constraint));
                case AppendResult.VersionConflict when attempt < MaxAttempts:
                    await FallBehind(plan);
                    break;
                default:
                    return Outcome.Refused(Refusal.Conflict("", null, null));
            }
        }
    }

    /// <summary>Decides a command on a state; the rules are in the concept's pure decisions.</summary>
    /// <param name="state">The thing; null when it is not there.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks.</param>
    protected abstract ValueTask<Plan<TEvent>> Decide(TState? state, TCommand command, CommandContext context);

    /// <summary>Whether a viewer may read the thing.</summary>
    /// <param name="state">The thing.</param>
    /// <param name="viewer">Who looks.</param>
    protected abstract ValueTask<bool> MayRead(TState state, Viewer viewer);

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

    async Task<AppendResult> Write(TState? state, Plan<TEvent> plan, CommandContext context)
    {
        var now = Moments.Now(services.Clock);
        var own = plan.Decision.Events.IsEmpty
            ? null
            : aggregate.Change(Id, state, plan.Decision.Events, context.Viewer.Person, now);
        List<PendingChange> all = [.. plan.Others.Select(other => other.Make(context.Viewer.Person, now))];
        if (own is not null)
        {
            all.Insert(0, own);
        }

        var key = context.ClientMutationId is { } id
            ? new CommandKey(Authors.Of(context.Viewer.Person), id, context.Fingerprint, SubjectOf(plan))
            : null;
        var append = new Append(
            [.. all.Select(change => change.Append)],
            Authors.Of(context.Viewer.Person),
            now,
            key,
            [.. all.SelectMany(change => change.Projections), .. plan.Statements]);

        AppendResult result;
        try
        {
            result = await services.Journal.Append(append, CancellationToken.None);
        }
        catch
        {
            // Whether it was written is not known: read the journal before answering anything again.
            await FallBehind(plan);
            throw;
        }

        if (result is AppendResult.Appended)
        {
            Accept(own?.State);
            await Task.WhenAll(plan.Others.Select(other => other.CatchUp).Concat(plan.Afterwards).Select(Tell));
        }

        return result;
    }

    /// <summary>
    /// Others may have written what this plan concerns, or it may have been written itself: whoever it concerns reads
    /// the journal before the next answer.
    /// </summary>
    Task FallBehind(Plan<TEvent> plan)
    {
        _behind = true;
        return Task.WhenAll(plan.Others.Select(other => other.CatchUp).Concat(plan.Afterwards).Select(Tell));
    }

    void Accept(TState? state)
    {
        // A catch-up between the append and now may have read these events already, and others after them.
        if (state is null || state.Version <= (State?.Version ?? 0))
        {
            return;
        }

        State = state;
        SaveSnapshotWhenDue();
    }

    async Task Tell(Func<Task> other)
    {
        try
        {
            await other();
        }
        catch (Exception exception) when (exception is JournalUnavailableException or TimeoutException or OrleansMessageRejectionException)
        {
            // The other grain has noted that it is behind and reads before its next answer; or it went down with its silo, and reads when it comes back.
            KernelLog.CatchUpFailed(services.Logger, exception, GetType().Name);
        }
    }

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

    async Task<Outcome?> FirstOutcome(CommandContext context)
    {
        if (context.ClientMutationId is not { } id
            || await services.Journal.FindCommand(Authors.Of(context.Viewer.Person), id, CancellationToken.None) is not { } first)
        {
            return null;
        }

        // The state that refused may be one of before.
        _behind = true;
        return Outcome.OfRepeat(first, context);
    }

    string SubjectOf(Plan<TEvent> plan) => plan.Subject ?? GlobalId.Of(Id);
}
