using Collab.Journal;
using Collab.Gateway.Clustering;

namespace Collab.Gateway.Serving;

/// <summary>Health for whoever watches over the process.</summary>
static class HealthEndpoints
{
    /// <summary>How long the database may take to answer before this process counts as not ready.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Serves /health/live (the process runs) and /health/ready (the schema is there, the silo can be called and the database answers).</summary>
    /// <param name="app">The application; it is only built once the schema has been migrated.</param>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", context => context.Response.WriteAsync("live\n"));
        app.MapGet("/health/ready", async (IJournal journal, ISiloHealth silo, HttpContext context) =>
        {
            var trouble = silo.Trouble ?? (await Answers(journal, context.RequestAborted) ? null : "the database does not answer");
            context.Response.StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync(trouble is null ? "ready\n" : $"not ready: {trouble}\n", context.RequestAborted);
        });
    }

    static async Task<bool> Answers(IJournal journal, CancellationToken aborted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(Patience);
        try
        {
            await journal.Head(patience.Token);
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return false;
        }
    }
}
