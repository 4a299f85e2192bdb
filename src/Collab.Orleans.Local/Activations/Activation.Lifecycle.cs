using Orleans;

namespace Collab.Orleans.Local;

/// <summary>From the first request to the last.</summary>
internal sealed partial class Activation
{
    // The end was asked for: at once when Deactivating, else as soon as no request is left.
    private bool _closing;

    // The grain had been active, so it is owed OnDeactivateAsync.
    private bool _wasValid;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (_state >= ActivationState.Deactivating)
                return;
            BecomeDeactivating(deactivationReason);
            Extras.DeactivationToken = cancellationToken;
        }

        QueueTurn(static activation => ((Activation)activation!)._extras?.Activating?.Cancel(), this);
        AbortStreams();
    }

    /// <summary>Ends this activation when its last request has ended, those that wait included.</summary>
    internal void Drain(DeactivationReason reason)
    {
        bool schedule;
        lock (this)
        {
            if (_closing || _state == ActivationState.Invalid)
                return;
            Extras.Reason = reason;
            _closing = true;
            schedule = TakeTurn();
        }

        AbortStreams();
        if (schedule)
            ScheduleTurns();
    }

    /// <summary>Ends this activation if it was not used for long enough.</summary>
    internal void DeactivateIfIdle(int nowSeconds)
    {
        if (nowSeconds - _lastUsedSeconds < Class.AgeLimitSeconds)
            return;
        lock (this)
        {
            var idle = _state == ActivationState.Valid && !_turnActive && _running == 0 && _waiting.Count == 0
                && nowSeconds - _lastUsedSeconds >= Class.AgeLimitSeconds && nowSeconds >= (_extras?.KeepAliveUntilSeconds ?? 0);
            if (!idle)
                return;
            BecomeDeactivating(new(DeactivationReasonCode.ActivationIdle, $"Unused for {nowSeconds - _lastUsedSeconds} s."));
            _turnActive = true;
        }

        AbortStreams();
        ScheduleTurns();
    }

    internal void DelayDeactivation(TimeSpan span)
    {
        lock (this)
            Extras.KeepAliveUntilSeconds = span <= TimeSpan.Zero ? 0 : Silo.Clock.SecondsAfter(span);
    }

    /// <summary>Starts activating; called once, by whoever put this activation into the directory.</summary>
    internal void Start()
    {
        lock (this)
            _turnActive = true;
        Silo.ActivationStarted(this);
        ScheduleTurns();
    }

    private LifecycleStep? NextStepOfLife()
    {
        LifecycleStep step;
        if (_state == ActivationState.Created)
        {
            _state = ActivationState.Activating;
            step = new(ActivateAsync);
        }
        else if (_closing && _running == 0 && (_state == ActivationState.Deactivating || _waiting.Count == 0))
        {
            if (_state == ActivationState.Valid)
                BecomeDeactivating(_extras!.Reason);
            step = new(CloseAsync);
        }
        else
        {
            return null;
        }

        RecordRunning(step);
        return step;
    }

    private void BecomeDeactivating(DeactivationReason reason)
    {
        Extras.Reason = reason;
        _closing = true;
        _wasValid = _state == ActivationState.Valid;
        _state = ActivationState.Deactivating;
    }

    private void AbortStreams()
    {
        StreamSession[] streams;
        lock (this)
            streams = Extras.OpenStreams;
        foreach (var stream in streams)
            stream.Abort();
    }

    private async Task ActivateAsync()
    {
        try
        {
            GrainInstance = Class.Activator.Create(this);
            if (Class.HasOnActivate || _extras is { HasFacets: true })
                await ActivateInstanceAsync();
        }
        catch (Exception exception)
        {
            await FailActivationAsync(exception);
            return;
        }

        lock (this)
        {
            if (_state == ActivationState.Activating)
                _state = ActivationState.Valid;
        }
    }

    private async Task ActivateInstanceAsync()
    {
        using var timeout = new CancellationTokenSource(Silo.Collection.ActivationTimeout, Silo.Time);
        List<IActivationFacet> facets;
        lock (this)
        {
            Extras.Activating = timeout;
            facets = Extras.TakeFacets();
        }

        try
        {
            foreach (var facet in facets)
                await facet.OnActivateAsync(timeout.Token);
            if (GrainInstance is IGrainBase grain)
                await grain.OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        finally
        {
            lock (this)
            {
                Extras.Activating = null;
                if (Extras.IsEmpty && !_closing)
                    _extras = null;
            }
        }
    }

    private Task FailActivationAsync(Exception exception)
    {
        // A deactivation cancelled it: not the callers' fault, so they get another activation.
        if (_state == ActivationState.Deactivating && exception is OperationCanceledException)
            return Task.CompletedTask;
        Silo.Log.ActivationFailed(exception, GrainId);
        return EndAsync(request => request.Fail(exception));
    }

    private async Task CloseAsync()
    {
        await Attempt(LeaveAsync, CancellationToken.None);
        await EndAsync(request => request.Forward(_wasValid));
    }

    private async Task LeaveAsync()
    {
        var extras = Extras;
        foreach (var timer in Locked(extras.TakeTimers))
            await Attempt(() => Run(timer.Dispose), CancellationToken.None);
        using var timeout = new CancellationTokenSource(Silo.Collection.DeactivationTimeout, Silo.Time);
        using var token = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, extras.DeactivationToken);
        foreach (var stream in Locked(() => extras.OpenStreams))
            await Attempt(stream.CloseAsync, token.Token);
        if (_wasValid && Class.HasOnDeactivate && GrainInstance is IGrainBase grain)
            await Attempt(() => grain.OnDeactivateAsync(extras.Reason, token.Token), token.Token);
    }

    private async Task EndAsync(Action<GrainRequest> dispose)
    {
        await DisposeInstanceAsync();
        Class.Remove(_key, this);
        WaitingList left;
        TaskCompletionSource? deactivated;
        lock (this)
        {
            _state = ActivationState.Invalid;
            _closing = false;
            left = _waiting;
            _waiting = default;
            deactivated = _extras?.DeactivatedIfAsked;
            GrainInstance = null;
        }

        while (left.TakeHead() is { } request)
            dispose(request);
        deactivated?.TrySetResult();
        Silo.ActivationEnded();
    }

    private async Task DisposeInstanceAsync()
    {
        if (GrainInstance is IAsyncDisposable asyncDisposable)
            await Attempt(() => asyncDisposable.DisposeAsync().AsTask(), CancellationToken.None);
        else if (GrainInstance is IDisposable disposable)
            await Attempt(() => Run(disposable.Dispose), CancellationToken.None);
        if (_extras?.Scope is { } scope)
            await Attempt(() => scope.DisposeAsync().AsTask(), CancellationToken.None);
    }

    private static Task Run(Action step)
    {
        step();
        return Task.CompletedTask;
    }

    // Whatever goes wrong while a grain ends must not keep it from ending.
    private async Task Attempt(Func<Task> step, CancellationToken token)
    {
        try
        {
            await step().WaitAsync(token);
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, GrainId);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (this)
            return read();
    }
}
