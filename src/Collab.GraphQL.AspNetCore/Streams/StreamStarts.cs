namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Where streams begin: a new one often has much to tell at once, and a thousand may come in the same moment. On half the processors, one after the other, so
/// that requests run in between.
/// </summary>
static class StreamStarts
{
    static readonly TaskScheduler Places =
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount / 2), maxItemsPerTask: 1).ConcurrentScheduler;

    /// <summary>Runs a stream when its turn comes; its turn is over when it first waits for something.</summary>
    public static Task Run(Func<Task> stream) =>
        Task.Factory.StartNew(stream, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler, Places).Unwrap();
}
