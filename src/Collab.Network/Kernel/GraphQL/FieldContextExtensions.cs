using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Access;
using Orleans;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What the rooms' fields ask of a request.</summary>
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

    /// <summary>The grain of a thing.</summary>
    public static TGrain Grain<TGrain>(this FieldContext context, Guid id)
        where TGrain : IGrainWithGuidKey
        => context.Service<IGrainFactory>().GetGrain<TGrain>(id);

    /// <summary>A position as the cursor that clients keep.</summary>
    public static string? Cursor(this FieldContext context, JournalPosition? position)
        => position is { } known ? JournalCursor.Format(context.Service<IJournal>().Epoch, known) : null;
}
