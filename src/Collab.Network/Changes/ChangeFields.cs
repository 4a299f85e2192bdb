using System.Runtime.CompilerServices;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.People;

namespace Collab.Network.Changes;

/// <summary>Binds the fields of <c>changes.graphql</c>: the journal as those who may read it hear it.</summary>
static class ChangeFields
{
    public static void Bind(ResolverMap map, ChangeSources sources)
    {
        map.Object<Change>("Change")
            .Field("cursor", (change, context) => context.Cursor(change.Recorded.Position)!)
            .Field("node", change => change.Node)
            .Field("entry", change => change.Source.Describe(change.Recorded));
        map.Query.AsyncField("latestCursor", LatestCursor);
        map.Subscription.StreamField("changes", (ChangesArguments arguments, FieldContext context) => Changes(sources, arguments, context));
    }

    static async ValueTask<string> LatestCursor(FieldContext context)
        => context.Cursor(await context.Service<IJournal>().Head(context.CancellationToken))!;

    static async IAsyncEnumerable<Change> Changes(
        ChangeSources sources, ChangesArguments arguments, FieldContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var wanted = ChangeFilter.Of(arguments.Of);
        var journal = context.Service<IJournal>();
        var after = arguments.After is { } cursor ? Cursors.Read(journal, cursor, "after") : await journal.Head(cancellationToken);
        await foreach (var recorded in context.Service<ChangeFeed>().Follow(after, cancellationToken))
        {
            if (sources.Of(recorded) is { } source && wanted.MayMatch(source, recorded)
                && await source.Find(recorded, wanted, await CurrentViewer(context), context) is { } change)
            {
                yield return change;
            }
        }
    }

    /// <summary>Who listens, with the roles, agencies and scopes that they have by now: also for the fields of what they are told.</summary>
    static async ValueTask<Viewer> CurrentViewer(FieldContext context)
    {
        var viewer = context.Viewer();
        if (viewer.Person is not { } person)
        {
            return viewer;
        }

        var current = await context.Grain<IPersonGrain>(person.Value).AsViewer(viewer.Language)
            ?? throw new FieldException("Whoever signed in is not there any more.", ErrorCodes.Unauthenticated);
        context.Renew(current);
        return current;
    }

    sealed record ChangesArguments(string? Of, string? After);
}
