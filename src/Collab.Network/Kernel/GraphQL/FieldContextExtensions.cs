using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel.Copies;
using Orleans;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What the modules' fields ask of a request.</summary>
static class FieldContextExtensions
{
    /// <summary>Who asks.</summary>
    public static Viewer Viewer(this FieldContext context) => context.Get<Viewer>();

    /// <summary>Who asks, when they must be signed in.</summary>
    /// <exception cref="FieldException">Nobody is signed in.</exception>
    public static Viewer SignedIn(this FieldContext context)
    {
        var viewer = context.Viewer();
        return viewer.Person is not null ? viewer : throw new FieldException(
            viewer.Language switch
            {
                Language.Fi => "Kirjaudu ensin sisään.",
                Language.Sv => "Logga först in.",
                _ => "Sign in first.",
            },
            ErrorCodes.Unauthenticated);
    }

    /// <summary>What this process knows of the aggregates.</summary>
    public static AggregateCopies Copies(this FieldContext context) => context.Service<AggregateCopies>();

    /// <summary>Aggregates as they were at a moment, in the order asked; null for what was not there yet.</summary>
    public static async ValueTask<TState?[]> FindAsOf<TId, TState>(this FieldContext context, IReadOnlyList<TId> ids, DateTimeOffset moment)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
    {
        var states = await context.Copies().FindAsOf<TId, TState>(ids, moment);
        return Array.ConvertAll(states, state => (TState?)((AggregateState?)state is { } past ? past with { AsOf = moment } : null));
    }

    /// <summary>The grain that decides commands.</summary>
    public static TGrain Grain<TGrain>(this FieldContext context, Guid id)
        where TGrain : IGrainWithGuidKey
        => context.Service<IGrainFactory>().GetGrain<TGrain>(id);

    /// <summary>A position as the cursor that clients keep.</summary>
    public static string? Cursor(this FieldContext context, JournalPosition? position)
        => position is { } known ? JournalCursor.Format(context.Service<IJournal>().Epoch, known) : null;
}
