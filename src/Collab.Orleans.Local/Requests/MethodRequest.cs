using System.Diagnostics;
using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Collab.Orleans.Local;

/// <summary>A call of a grain's method. The proxies' emitted request types hold the arguments and make the call.</summary>
internal abstract class MethodRequest : GrainRequest, IInvokable
{
    private GrainReference? _reference;
    private Dictionary<string, object>? _context;
    private Activity? _activity;
    private CancellationTokenSource? _cancellation;
    private CancellationToken _callersToken;
    private CancellationTokenRegistration _callersCancellation;
    private int _forwarded;

    /// <summary>The grain that calls, or null when the call comes from outside.</summary>
    internal Activation? Source { get; private set; }

    /// <summary>Neighbours in the list of calls that are waited for.</summary>
    internal MethodRequest? Earlier { get; set; }

    /// <inheritdoc cref="Earlier"/>
    internal MethodRequest? Later { get; set; }

    /// <summary>When the caller gives up, in milliseconds on the silo clock.</summary>
    internal long DeadlineMs { get; private set; }

    internal GrainReference Reference => _reference!;

    /// <summary>How long the caller waits.</summary>
    internal TimeSpan Timeout => Method.Timeout ?? Reference.Silo.Messaging.ResponseTimeout;

    internal override bool IsAlwaysInterleave => Method.IsAlwaysInterleave;

    internal override bool IsReadOnly => Method.IsReadOnly;

    internal override bool IsLimited => true;

    internal override Guid ReentrancyId => _context is not null && _context.TryGetValue(RequestContext.ReentrancyKey, out var id) ? (Guid)id : Guid.Empty;

    bool IInvokable.IsCancellable => IsCancellable;

    /// <summary>The method.</summary>
    protected internal abstract GrainMethod Method { get; }

    /// <summary>Whether somebody waits for the outcome.</summary>
    protected abstract bool IsExpected { get; }

    /// <summary>Whether the method takes a token.</summary>
    protected virtual bool IsCancellable => false;

    /// <summary>The token among the arguments.</summary>
    protected virtual CancellationToken Token
    {
        get => CancellationToken.None;
        set => throw new NotSupportedException($"{Method} takes no token.");
    }

    public override string ToString() => $"{Method} on {Reference.GrainId}";

    object? IInvokable.GetTarget() => Target?.GrainInstance;

    int IInvokable.GetArgumentCount() => Method.ArgumentCount;

    object? IInvokable.GetArgument(int index) => Method.GetArgument(this, index);

    void IInvokable.SetArgument(int index, object value) => Method.SetArgument(this, index, value);

    string IInvokable.GetMethodName() => Method.Method.Name;

    string IInvokable.GetInterfaceName() => Method.Method.DeclaringType!.FullName!;

    Type IInvokable.GetInterfaceType() => Method.Method.DeclaringType!;

    MethodInfo IInvokable.GetMethod() => Method.Method;

    CancellationToken IInvokable.GetCancellationToken() => Token;

    TimeSpan? IInvokable.GetDefaultResponseTimeout() => Method.Timeout;

    internal override void Expect()
    {
        if (IsExpected || Method.IsOneWay)
            return;
        ExpectOutcome();
        var silo = Reference.Silo;
        DeadlineMs = silo.Clock.MillisecondsAfter(Timeout);
        silo.Calls.Add(this);
        if (_cancellation is not null)
            _callersCancellation = _callersToken.UnsafeRegister(static (request, token) => ((MethodRequest)request!).OnCancelled(token), this);
    }

    internal override void Forward(bool wasActive)
    {
        // An activation that was ready has served somebody; only those that never are could go on for ever.
        if (IsAbandoned)
            return;
        if (wasActive || _forwarded++ < Reference.Silo.Messaging.MaxForwardCount)
            Reference.Deliver(this, mayRunInline: false);
        else
            Fail(new OrleansMessageRejectionException($"{this} was not taken in: the grain was deactivated {_forwarded} times before it could start the call. Repeat the call."));
    }

    internal override void Tell()
    {
        SettleOutcome();
        StopExpecting();
    }

    /// <summary>Makes the call, without filters, and boxes its result for them.</summary>
    internal abstract Task<object?> CallBoxed(object grain);

    /// <summary>Makes the call; <see cref="GrainRequest.Running"/> is its task.</summary>
    protected abstract void Call(object grain, GrainCallContext? filtered);

    /// <summary>Makes the promise on which the caller waits.</summary>
    protected abstract void ExpectOutcome();

    /// <summary>Hands the outcome to the promise, if there is one and it still waits.</summary>
    protected abstract void SettleOutcome();

    /// <summary>Ends the call for its caller.</summary>
    protected abstract void Cancel(CancellationToken token);

    /// <summary>Sends the call on its way; it may have ended on return.</summary>
    protected void Dispatch(GrainReference reference)
    {
        _reference = reference;
        Source = RuntimeContext.Current;
        _context = RequestContext.Values;
        if (reference.Silo.PropagatesActivity)
            _activity = Activity.Current;
        if (IsCancellable && Token is { CanBeCanceled: true } token)
        {
            if (token.IsCancellationRequested)
            {
                Cancel(token);
                return;
            }

            TakeToken(token);
        }

        if (reference.Silo.Refuses(this) is { } refusal)
            Fail(refusal);
        else
            reference.Deliver(this, mayRunInline: true);
    }

    protected override bool Begin(Activation target)
    {
        if (_context is not null)
            RequestContext.Values = _context;
        if (_activity is not null)
            Activity.Current = _activity;
        if (_callersToken.IsCancellationRequested)
            _cancellation!.Cancel();
        var grain = target.GrainInstance!;
        try
        {
            Call(grain, target.Class.IsFiltered ? new GrainCallContext(this, target) : null);
        }
        catch (Exception exception)
        {
            // A method that is not async threw; its caller sees the same as of one that is.
            SetFault(exception);
        }

        return Running.IsCompleted;
    }

    protected override void OnFault(Activation target, Exception exception)
    {
        base.OnFault(target, exception);
        if (Method.IsOneWay)
            target.Silo.Log.OneWayFailed(exception, this);
    }

    protected InvalidOperationException NoTask() => new($"{this} answered null where a task is expected.");

    /// <summary>Makes a faulted task the outcome.</summary>
    protected abstract void SetFault(Exception exception);

    /// <summary>Forgets about time limits and cancellation.</summary>
    protected void StopExpecting()
    {
        if (DeadlineMs == 0)
            return;
        Reference.Silo.Calls.Remove(this);
        _callersCancellation.Unregister();
    }

    // The grain gets a token of its own, cancelled in a turn, so that what it registered runs as a turn too.
    private void TakeToken(CancellationToken token)
    {
        _callersToken = token;
        _cancellation = new();
        Token = _cancellation.Token;
    }

    private void OnCancelled(CancellationToken token)
    {
        Cancel(token);
        Target?.QueueTurn(static cancellation => ((CancellationTokenSource)cancellation!).Cancel(), _cancellation);
    }
}
