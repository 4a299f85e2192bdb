using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Gateway.Serving;

/// <summary>
/// Lets a client read what it wrote through another process: the header <c>Collab-After</c>, or that entry of a WebSocket's <c>connection_init</c>, carries a cursor,
/// and the request waits, before sign-in, until this process has read the journal up to it.
/// </summary>
sealed class ReadAfter(IJournal journal, JournalFollower follower)
{
    public const string Header = "Collab-After";

    /// <summary>Many times the poll interval. It takes longer only while the database is unavailable or a writer of the journal hangs.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Waits for the cursor of the request.</summary>
    /// <exception cref="FieldException">The cursor does not belong to this journal, or the wait timed out.</exception>
    public ValueTask Wait(HttpContext context)
        => ConnectionInit.HeaderOrEntry(context, Header) is { } cursor ? Wait(cursor, context.RequestAborted) : ValueTask.CompletedTask;

    async ValueTask Wait(string cursor, CancellationToken cancellationToken)
    {
        if (!await follower.Reach(Cursors.Read(journal, cursor, Header), WaitTimeout, cancellationToken))
        {
            throw new FieldException(
                $"Timed out after {WaitTimeout.TotalSeconds:0} s waiting for the cursor in {Header}; retry.", ErrorCodes.Unavailable);
        }
    }
}
