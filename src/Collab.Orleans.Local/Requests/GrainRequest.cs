using Orleans;
using Orleans.Storage;

namespace Collab.Orleans.Local;

/// <summary>Something an activation does in turns: a call, a timer's tick, a pull from a stream.</summary>
internal abstract class GrainRequest
{
    private static readonly Action<object?> StartTurn = static request => ((GrainRequest)request!).Start();

    /// <summary>The next in the activation's list of those that wait, later of those that have ended.</summary>
    internal GrainRequest? Next { get; set; }

    /// <summary>The activation that runs it; set when it starts.</summary>
    internal Activation? Target { get; set; }

    /// <summary>Whether it may run beside anything.</summary>
    internal abstract bool IsAlwaysInterleave { get; }

    /// <summary>Whether it may run beside others that also only read.</summary>
    internal virtual bool IsReadOnly => false;

    /// <summary>Whether it counts as use of the grain.</summary>
    internal virtual bool IsKeepAlive => true;

    /// <summary>The call chain that it belongs to and that may re-enter; empty for none.</summary>
    internal virtual Guid ReentrancyId => Guid.Empty;

    /// <summary>Whether nobody waits for it any more, so that it need not start.</summary>
    internal virtual bool IsAbandoned => false;

    /// <summary>The work under way, after <see cref="Begin"/> said that it goes on.</summary>
    protected abstract Task Running { get; }

    /// <summary>The task that runs the first turn. Its execution context is the current one.</summary>
    internal Task FirstTurn() => new(StartTurn, this);

    /// <summary>Whether it counts against the limit of requests that an activation may have.</summary>
    internal virtual bool IsLimited => false;

    /// <summary>Gets ready for ending later than now. May be called again.</summary>
    internal virtual void Expect()
    {
    }

    /// <summary>Hands it on when its activation ended before it started.</summary>
    /// <param name="wasActive">Whether that activation had been ready for calls.</param>
    internal abstract void Forward(bool wasActive);

    /// <summary>Ends it without running it.</summary>
    internal abstract void Fail(Exception exception);

    /// <summary>Tells whoever waits for it. Runs after the turn in which it ended, so that they find the activation free.</summary>
    internal abstract void Tell();

    /// <summary>Begins the work, within its turn. True when it has ended already.</summary>
    protected abstract bool Begin(Activation target);

    /// <summary>Looks at a fault, within the turn in which it came.</summary>
    protected virtual void OnFault(Activation target, Exception exception)
    {
        if (exception is not InconsistentStateException { IsSourceActivation: true } inconsistent)
            return;
        inconsistent.IsSourceActivation = false;
        target.Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "Storage holds a newer state."));
    }

    private void Start()
    {
        if (Begin(Target!))
        {
            Finish();
            return;
        }

        Expect();
        _ = FinishLater();
    }

    // Begun within a turn, so that its continuation is a turn too.
    private async Task FinishLater()
    {
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Finish();
    }

    private void Finish()
    {
        Target!.Finished(this);
        if (Running.IsFaulted)
            OnFault(Target!, Running.Exception!.InnerException!);
    }
}
