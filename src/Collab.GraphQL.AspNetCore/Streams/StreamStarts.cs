namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Starts streams. A new stream may have many events to send, and a thousand streams may start at the same moment. They start one after the other on half of the
/// processors, so that requests run in between.
/// </summary>
static class StreamStarts
{
    static readonly TaskScheduler Places =
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount / 2), maxItemsPerTask: 1).ConcurrentScheduler;

    /// <summary>Runs a stream when its turn comes; the turn ends at its first asynchronous wait.</summary>
    public static Task Run(Func<Task> stream) =>
        Task.Factory.StartNew(stream, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler, Places).Unwrap();
}
