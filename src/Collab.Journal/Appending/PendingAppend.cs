using System.Diagnostics;

namespace Collab.Journal.Appending;

/// <summary>A change that waits to be made, and the one who waits for it.</summary>
sealed class PendingAppend(Append append, CancellationToken cancellationToken)
{
    readonly TaskCompletionSource<AppendResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Append Append { get; } = append;

    /// <summary>The trace that it belongs to; empty for none.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>How many statements it takes in a transaction.</summary>
    public int Statements { get; } = append.Streams.Sum(stream => stream.Events.Count) + append.Guards.Count + append.Projections.Count + (append.Command is null ? 0 : 1);

    /// <summary>Heeded until it was sent; from then on the outcome has to be known.</summary>
    public CancellationToken CancellationToken => OutcomeUnknown ? CancellationToken.None : cancellationToken;

    /// <summary>Whether its statements were put together before.</summary>
    public bool WasTried { get; set; }

    /// <summary>Whether a try was sent whose outcome never came back.</summary>
    public bool OutcomeUnknown { get; set; }

    public Task<AppendResult> Result => _result.Task;

    public void Finish(AppendResult result) => _result.TrySetResult(result);

    public void Fail(Exception exception) => _result.TrySetException(exception);

    public void Cancel() => _result.TrySetCanceled(cancellationToken);
}
