using System.Collections.Immutable;
using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Drafts;
using Orleans;

namespace Collab.Network.Kernel;

/// <summary>
/// A virtual actor that decides the commands of one aggregate, one turn at a time, on this process's copy of its state. The journal's expected version fences what it writes, guards fence
/// what it read of other aggregates: when one of them has moved on, the copy catches up and the command is decided again.
/// </summary>
/// <typeparam name="TId">The aggregate's id.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <typeparam name="TCommand">Its commands.</typeparam>
/// <param name="aggregate">The aggregate.</param>
/// <param name="services">What it needs from outside.</param>
public abstract class EventSourcedGrain<TId, TState, TEvent, TCommand>(Aggregate<TId, TState, TEvent> aggregate, AggregateServices services)
    : Grain, IAggregateGrain<TCommand>
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
    where TCommand : class
{
    /// <summary>How often a command is decided anew because something that it rests on has moved, before it is refused as a conflict.</summary>
    const int MaxAttempts = 16;

    /// <summary>The aggregate's id.</summary>
    protected TId Id => TId.From(this.GetPrimaryKey());

    /// <inheritdoc/>
    public async Task<Outcome> Decide(TCommand command, CommandContext context)
    {
        var renames = 0;
        for (var attempt = 1; ; attempt++)
        {
            var finding = services.Copies.Find<TId, TState>(Id);
            var wasRead = !finding.IsCompleted;
            var state = await finding;
            var reads = new DecisionReads(services.Copies);
            var plan = await Plan(state, wasRead, command, context, reads);
            var isUnchanged = plan.Decision.Events.IsEmpty && plan.Others.IsEmpty;

            // A command that finds everything as it asks is written all the same when it can be repeated: a late repeat
            // must not undo what others did meanwhile.
            if (!plan.Decision.Refusals.IsEmpty || (isUnchanged && context.ClientMutationId is null))
            {
                // Nothing is written that the journal could fence, so what the decision rests on is compared with it.
                StreamVersion[] basis = [.. reads.All, OwnVersion(state), .. PersonVersion(context)];
                var check = await services.Journal.Check(basis, KeyOf(plan, context), CancellationToken.None);
                if (check.Outcome is { } first)
                {
                    MarkBehind(check.Moved, basis);
                    return Outcome.OfRepeat(first, context);
                }

                if (check.Moved.Count == 0)
                {
                    return plan.Decision.Refusals.IsEmpty ? new Outcome(SubjectOf(plan), null, []) : Outcome.Refused(plan.Decision.Refusals);
                }

                context = await Renew(check.Moved, basis, context);
                if (attempt < MaxAttempts)
                {
                    continue;
                }

                return Outcome.Refused(Refusal.Conflict("", null, null));
            }

            switch (await Write(state, plan, context, reads))
            {
                case (AppendResult.Appended appended, var changes):
                    return Written(new Outcome(SubjectOf(plan), isUnchanged ? null : appended.Position, []) { Changes = changes });
                case (AppendResult.AlreadyDone done, _):
                    return Outcome.OfRepeat(done.Outcome, context);
                case (AppendResult.UniqueConflict { Constraint: DraftTable.MissingConstraint }, _):
                    return Outcome.Refused(CommandRefusals.NoDraft);
                case (AppendResult.UniqueConflict { Constraint: DraftTable.VersionConstraint }, _):
                    return Outcome.Refused(CommandRefusals.DraftMoved);
                case (AppendResult.UniqueConflict conflict, _) when attempt < MaxAttempts && Rename(command, conflict.Constraint, ++renames) is { } renamed:
                    command = renamed;
                    break;
                case (AppendResult.UniqueConflict conflict, _):
                    return Outcome.Refused(Taken(conflict.Constraint));
                case (AppendResult.VersionConflict, _) when attempt < MaxAttempts:
                    break;
                case (AppendResult.GuardConflict conflict, _) when attempt < MaxAttempts:
                    context = await Renew([conflict.Stream], [.. reads.Guards, OwnVersion(state), .. PersonVersion(context)], context);
                    break;
                default:
                    return Outcome.Refused(Refusal.Conflict("", null, null));
            }
        }
    }

    /// <summary>Decides a command on a state; the rules are the aggregate's pure decisions.</summary>
    /// <param name="state">The aggregate; null when it is not there.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="reads">Reads what the decision needs of other aggregates, and remembers what it rests on.</param>
    protected abstract ValueTask<Plan<TEvent>> Decide(TState? state, TCommand command, CommandContext context, DecisionReads reads);

    /// <summary>Whether whoever asks may read the aggregate; one that they may not read is to them as if it were not there.</summary>
    /// <param name="state">The aggregate.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="reads">Reads what the decision needs of other aggregates.</param>
    protected abstract ValueTask<bool> MayRead(TState state, Viewer viewer, DecisionReads reads);

    /// <summary>The refusal of a command about an aggregate that the viewer may not read: the very one for an aggregate that is not there.</summary>
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

    async ValueTask<Plan<TEvent>> Plan(TState? state, bool wasRead, TCommand command, CommandContext context, DecisionReads reads)
    {
        if (state is not null && !await MayRead(state, context.Viewer, reads))
        {
            await services.Copies.Hide<TId, TState>(Id, wasRead);
            return Decision<TEvent>.Refuse(Missing(command));
        }

        return context.BasedOn > state?.Version ? Decision<TEvent>.Refuse(CommandRefusals.NotYetThere) : await Decide(state, command, context, reads);
    }

    async Task<(AppendResult Result, ImmutableArray<StreamChange> Changes)> Write(TState? state, Plan<TEvent> plan, CommandContext context, DecisionReads reads)
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
                return (new AppendResult.GuardConflict(guard.Stream), []);
            }
        }

        var author = Authors.Of(context.Viewer.Person);
        var append = new Append(
            [.. all.Select(change => change.Append)],
            author,
            now,
            KeyOf(plan, context),
            [.. all.SelectMany(change => change.Projections), .. plan.Statements, .. DraftTable.Share(context)])
        {
            Guards = guards,
        };

        try
        {
            var result = await services.Journal.Append(append, CancellationToken.None);
            if (result is AppendResult.Appended)
            {
                if (own is not null)
                {
                    services.Loader.SaveSnapshotIfDue(aggregate, Id.Value, own.Append.ExpectedVersion, own.State);
                }

                return (result, [.. all.Select(change => change.Written(author, now))]);
            }

            if (result is AppendResult.VersionConflict or AppendResult.AlreadyDone)
            {
                MarkBehind(all);
            }

            return (result, []);
        }
        catch
        {
            // Whether it was written is not known: read the journal before answering anything again.
            MarkBehind(all);
            throw;
        }
    }

    Outcome Written(Outcome outcome)
    {
        services.Follower.Apply(outcome);
        return outcome;
    }

    /// <summary>What the right to write rests on; with the grain's own state when no event of it carries its version.</summary>
    IEnumerable<StreamVersion> GuardsOf(TState? state, bool isOwnIncluded, CommandContext context, DecisionReads reads)
        => reads.Guards
            .Concat(isOwnIncluded ? [OwnVersion(state)] : [])
            .Concat(reads.RestsOnPerson ? PersonVersion(context) : []);

    StreamVersion OwnVersion(TState? state) => new(aggregate.Stream(Id), state?.Version ?? 0);

    IEnumerable<StreamVersion> PersonVersion(CommandContext context)
        => context.Viewer is { Person: { } person, Version: var version } ? [new StreamVersion(services.Viewers.StreamOf(person), version)] : [];

    /// <summary>Lets whatever has moved be read anew before it decides again, who asks included.</summary>
    async Task<CommandContext> Renew(IReadOnlyCollection<StreamId> moved, IEnumerable<StreamVersion> basis, CommandContext context)
    {
        MarkBehind(moved, basis);
        return PersonVersion(context).Any(person => moved.Contains(person.Stream))
            ? context with { Viewer = await services.Viewers.Renew(context.Viewer) }
            : context;
    }

    void MarkBehind(IReadOnlyCollection<StreamId> moved, IEnumerable<StreamVersion> basis)
    {
        foreach (var (stream, version) in basis)
        {
            if (moved.Contains(stream))
            {
                services.Copies.MarkBehind(stream, version + 1);
            }
        }
    }

    void MarkBehind(List<PendingChange> changes)
    {
        foreach (var change in changes)
        {
            services.Copies.MarkBehind(change.Append.Stream, change.Append.ExpectedVersion + 1);
        }
    }

    CommandKey? KeyOf(Plan<TEvent> plan, CommandContext context)
        => context.ClientMutationId is { } id ? new CommandKey(Authors.Of(context.Viewer.Person), id, context.Fingerprint, SubjectOf(plan)) : null;

    string SubjectOf(Plan<TEvent> plan) => plan.Subject ?? GlobalId.Of(Id);
}
