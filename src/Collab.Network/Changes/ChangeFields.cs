using System.Runtime.CompilerServices;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Changes;

/// <summary>Binds the fields of <c>changes.graphql</c>: the journal as it is told to those who may read it.</summary>
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
        await foreach (var recorded in context.Service<JournalFollower>().Follow(after, cancellationToken))
        {
            if (sources.Of(recorded) is { } source && wanted.MayMatch(source, recorded)
                && await Told(source, recorded, wanted, context) is { } change)
            {
                yield return change;
            }
        }
    }

    /// <summary>An event as the listener may read it, by what they are by now: also for the fields of what they are told.</summary>
    static async ValueTask<Change?> Told(ChangeSource source, RecordedEvent recorded, ChangeFilter wanted, FieldContext context)
    {
        var viewer = context.Viewer();
        if (viewer.Person is { } person)
        {
            context.Renew(await context.Service<IViewerSource>().Find(person, viewer.Language)
                ?? throw new FieldException("Whoever signed in is not there any more.", ErrorCodes.Unauthenticated));
        }

        return await source.Find(recorded, wanted, context);
    }

    sealed record ChangesArguments(string? Of, string? After);
}
