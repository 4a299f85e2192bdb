using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace Collab.Journal.Tests.Appending;

public sealed class TracingTests(JournalFixture fixture) : IClassFixture<JournalFixture>
{
    [Fact]
    public async Task Append_transaction_and_statements_belong_to_the_callers_trace()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var test = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var listener = Listen(activity =>
        {
            if (activity.TraceId == test.TraceId) ended.Enqueue(activity);
        });
        await using var journal = await fixture.Database.OpenJournal();

        await journal.Append(Some.Append(Some.Stream(), 0), default);

        var append = Assert.Single(ended, activity => activity.OperationName == "journal append");
        var transaction = Assert.Single(ended, activity => activity.OperationName == "journal transaction");
        Assert.Equal(test.SpanId, append.ParentSpanId);
        Assert.Equal(append.SpanId, transaction.ParentSpanId);
        Assert.Contains(ended, activity => activity.Source.Name == "Npgsql" && activity.ParentSpanId == transaction.SpanId);
    }

    static ActivityListener Listen(Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is JournalTelemetry.Name or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
