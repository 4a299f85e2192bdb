using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>A grain's timer. The next tick is set when the last has ended, so ticks neither pile up nor overlap.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private readonly Tick _tick;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _tick = new(this, options);

        // A turn's own context (call chain, request values) must not live on in the timer.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Time.CreateTimer(
                static timer => ((GrainTimer)timer!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime);
        Check(period);
        lock (_tick)
        {
            (_dueTime, _period, _changed) = (dueTime, period, true);
            if (!_ticking)
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Forget(this);
    }

    private static void Check(TimeSpan time)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(time), time, "A timer's time is zero or more, or Timeout.InfiniteTimeSpan.");
    }

    private void Due()
    {
        lock (_tick)
            _ticking = true;
        _activation.Receive(_tick, mayRunInline: false);
    }

    private void Again()
    {
        lock (_tick)
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
                _timer.Change(_changed ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A tick as a request; the same one each time.</summary>
    private sealed class Tick(GrainTimer timer, GrainTimerCreationOptions options) : GrainRequest
    {
        private Task _running = Task.CompletedTask;

        internal override bool IsAlwaysInterleave => options.Interleave;

        internal override bool IsKeepAlive => options.KeepAlive;

        internal override bool IsAbandoned => timer._disposed.IsCancellationRequested;

        protected override Task Running => _running;

        internal override void Forward(bool wasActive)
        {
            // The timer ended with its activation.
        }

        internal override void Fail(Exception exception)
        {
        }

        internal override void Tell() => timer.Again();

        protected override bool Begin(Activation target)
        {
            timer._changed = false;
            try
            {
                _running = timer._callback(timer._disposed.Token) ?? Task.CompletedTask;
            }
            catch (Exception exception)
            {
                _running = Task.FromException(exception);
            }

            return _running.IsCompleted;
        }

        protected override void OnFault(Activation target, Exception exception)
        {
            base.OnFault(target, exception);
            target.Silo.Log.TimerFailed(exception, target.GrainId);
        }
    }
}
