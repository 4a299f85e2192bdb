using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Gateway.Serving;

/// <summary>
/// Lets a client read what it wrote through another process: the header <c>Collab-After</c>, or that entry of a WebSocket's <c>connection_init</c>, has a
/// cursor, and nothing is answered, nor is anybody signed in, before this process has read the journal up to it.
/// </summary>
/// <param name="journal">The journal that the cursor is of.</param>
/// <param name="follower">Reads what other processes write.</param>
sealed class ReadAfter(IJournal journal, JournalFollower follower)
{
    public const string Header = "Collab-After";

    /// <summary>Many times what a poll takes; longer only while the database is away, or a writer of the journal hangs.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Waits for the cursor of the request.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="FieldException">It has no cursor of this journal, or it takes too long.</exception>
    public ValueTask Wait(HttpContext context)
        => ConnectionInit.HeaderOrEntry(context, Header) is { } cursor ? Wait(cursor, context.RequestAborted) : ValueTask.CompletedTask;

    async ValueTask Wait(string cursor, CancellationToken cancellationToken)
    {
        if (!await follower.Reach(Cursors.Read(journal, cursor, Header), Patience, cancellationToken))
        {
            throw new FieldException(
                $"Timed out after {Patience.TotalSeconds:0} s waiting for the cursor in {Header}; retry.", ErrorCodes.Unavailable);
        }
    }
}
