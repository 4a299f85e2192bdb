using System.Diagnostics;

namespace Collab.Journal.Appending;

/// <summary>A queued append and the task that its caller awaits.</summary>
sealed class PendingAppend(Append append, CancellationToken cancellationToken)
{
    readonly TaskCompletionSource<AppendResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Append Append { get; } = append;

    /// <summary>The trace context of the caller; empty when there is none.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>The number of statements in a transaction.</summary>
    public int Statements { get; } = append.Streams.Sum(stream => stream.Events.Count) + append.Guards.Count + append.Projections.Count + (append.Command is null ? 0 : 1);

    /// <summary>Observed until the append is sent. After that its outcome has to be known.</summary>
    public CancellationToken CancellationToken => OutcomeUnknown ? CancellationToken.None : cancellationToken;

    /// <summary>Whether an earlier try built the statements.</summary>
    public bool WasTried { get; set; }

    /// <summary>Whether a try was sent and no response was received.</summary>
    public bool OutcomeUnknown { get; set; }

    public Task<AppendResult> Result => _result.Task;

    public void Finish(AppendResult result) => _result.TrySetResult(result);

    public void Fail(Exception exception) => _result.TrySetException(exception);

    public void Cancel() => _result.TrySetCanceled(cancellationToken);
}
