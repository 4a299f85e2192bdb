using Collab.Journal;
using Orleans.Runtime;

namespace Collab.Network.Kernel;

/// <content>How a command is decided and written: on memory, fenced by versions.</content>
public abstract partial class EventSourcedGrain<TId, TState, TEvent, TCommand>
{
    /// <summary>How often a command is decided anew because something that it rests on has moved, before it is refused as a conflict.</summary>
    const int MaxAttempts = 8;

    /// <inheritdoc/>
    public async Task<Outcome> Decide(TCommand command, CommandContext context)
    {
        var renames = 0;
        for (var attempt = 1; ; attempt++)
        {
            await EnsureCurrent();

            // Reads and catch-ups interleave: what is written must rest on the very state that was decided on.
            var state = State;
            var reads = new DecisionReads();
            var plan = await Plan(state, command, context, reads);
            var isUnchanged = plan.Decision.Events.IsEmpty && plan.Others.IsEmpty;

            // A command that finds everything as it asks is written all the same when it can be repeated: a late repeat
            // must not undo what others did meanwhile.
            if (!plan.Decision.Refusals.IsEmpty || (isUnchanged && context.ClientMutationId is null))
            {
                // Nothing is written that the journal could fence, so what the decision rests on is compared with it.
                var check = await services.Journal.Check([.. BasisOf(state, context, reads)], KeyOf(plan, context), CancellationToken.None);
                if (check.Outcome is null && check.Moved.Count == 0)
                {
                    return plan.Decision.Refusals.IsEmpty ? new Outcome(SubjectOf(plan), null, []) : Outcome.Refused(plan.Decision.Refusals);
                }

                context = await CatchUp(check.Moved, context, reads);
                if (check.Outcome is { } first)
                {
                    return Outcome.OfRepeat(first, context);
                }

                if (attempt < MaxAttempts)
                {
                    continue;
                }

                return Outcome.Refused(Refusal.Conflict("", null, null));
            }

            switch (await Write(state, plan, context, reads))
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
                case AppendResult.GuardConflict conflict when attempt < MaxAttempts:
                    context = await CatchUp([conflict.Stream], context, reads);
                    break;
                default:
                    return Outcome.Refused(Refusal.Conflict("", null, null));
            }
        }
    }

    async ValueTask<Plan<TEvent>> Plan(TState? state, TCommand command, CommandContext context, DecisionReads reads)
        => state is not null && !await MayRead(state, context.Viewer, reads) ? Decision<TEvent>.Refuse(Missing(command))
            : context.BasedOn > state?.Version ? Decision<TEvent>.Refuse(CommandRefusals.NotYetThere)
            : await Decide(state, command, context, reads);

    async Task<AppendResult> Write(TState? state, Plan<TEvent> plan, CommandContext context, DecisionReads reads)
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

        var guards = new List<StreamVersion>();
        foreach (var guard in GuardsOf(state, own is null, context, reads))
        {
            if (all.Find(change => change.Append.Stream == guard.Stream) is not { } written)
            {
                guards.Add(guard);
            }
            else if (written.Append.ExpectedVersion != guard.Version)
            {
                return new AppendResult.GuardConflict(guard.Stream);
            }
        }

        var append = new Append(
            [.. all.Select(change => change.Append)],
            Authors.Of(context.Viewer.Person),
            now,
            KeyOf(plan, context),
            [.. all.SelectMany(change => change.Projections), .. plan.Statements])
        {
            Guards = guards,
        };

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

    /// <summary>All that a decision rests on: the grain's own state, what it read of others, and who asks.</summary>
    IEnumerable<StreamVersion> BasisOf(TState? state, CommandContext context, DecisionReads reads)
        => reads.All.Append(OwnVersion(state)).Concat(PersonVersion(context));

    /// <summary>What the right to write rests on; with the grain's own state when no event of it carries its version.</summary>
    IEnumerable<StreamVersion> GuardsOf(TState? state, bool isOwnIncluded, CommandContext context, DecisionReads reads)
        => reads.Guards
            .Concat(isOwnIncluded ? [OwnVersion(state)] : [])
            .Concat(reads.RestsOnPerson ? PersonVersion(context) : []);

    StreamVersion OwnVersion(TState? state) => new(aggregate.Stream(Id), state?.Version ?? 0);

    IEnumerable<StreamVersion> PersonVersion(CommandContext context)
        => context.Viewer is { Person: { } person, Version: var version } ? [new StreamVersion(services.Viewers.StreamOf(person), version)] : [];

    /// <summary>Lets whatever has moved be read anew: this thing, others that the decision read, and who asks.</summary>
    async Task<CommandContext> CatchUp(IReadOnlyCollection<StreamId> moved, CommandContext context, DecisionReads reads)
    {
        _behind |= moved.Contains(aggregate.Stream(Id));
        await reads.CatchUp(moved);
        return PersonVersion(context).Any(person => moved.Contains(person.Stream))
            ? context with { Viewer = await services.Viewers.Renew(context.Viewer) }
            : context;
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

    CommandKey? KeyOf(Plan<TEvent> plan, CommandContext context)
        => context.ClientMutationId is { } id ? new CommandKey(Authors.Of(context.Viewer.Person), id, context.Fingerprint, SubjectOf(plan)) : null;

    string SubjectOf(Plan<TEvent> plan) => plan.Subject ?? GlobalId.Of(Id);
}
