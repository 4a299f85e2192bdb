namespace Collab.Orleans.Local;

/// <summary>Turns: pieces of code that run one at a time, each up to the grain's next await.</summary>
internal sealed partial class Activation
{
    private const int QuantumMs = 50;
    private const int MaxInlineDepth = 16;

    private TurnQueue _turns;

    // A thread runs a turn, or is on its way to. Whoever sets it runs turns until there are none.
    private bool _turnActive;

    public override int MaximumConcurrencyLevel => 1;

    void IThreadPoolWorkItem.Execute()
    {
        var thread = RuntimeContext.OfThread;
        thread.Activation = this;
        var started = Environment.TickCount64;
        GrainRequest? ended = null;
        while (NextTurn(ended, out var turn, out var request))
        {
            ended = null;
            if (request is null)
            {
                TryExecuteTask(turn!);
            }
            else
            {
                request.FirstTurn().RunSynchronously(this);
                ended = request.EndedAtOnce ? request : null;
            }

            if (Environment.TickCount64 - started <= QuantumMs)
                continue;
            if (ended is not null)
                Complete(ended);
            ScheduleTurns();
            break;
        }

        thread.Activation = null;
    }

    protected override void QueueTask(Task task)
    {
        bool schedule;
        lock (this)
        {
            _turns.Enqueue(task);
            schedule = TakeTurn();
        }

        if (schedule)
            ScheduleTurns();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, this) && TryExecuteTask(task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <summary>Runs code as a turn.</summary>
    internal void QueueTurn(Action<object?> code, object? state) =>
        Task.Factory.StartNew(code, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Starts a request on the caller's own thread when the activation is free. The activation stays busy meanwhile, so it is a turn like any other.</summary>
    private bool TryRunInline(GrainRequest request)
    {
        var thread = RuntimeContext.OfThread;
        if (thread.InlineDepth >= MaxInlineDepth || !CleanContext.TryEnter(out var left))
            return false;
        var entered = TryEnter(request);
        if (entered)
            RunInline(request, thread);
        CleanContext.Leave(left);
        return entered;
    }

    private void RunInline(GrainRequest request, RuntimeContext thread)
    {
        var (caller, synchronization) = (thread.Activation, SynchronizationContext.Current);
        if (synchronization is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        thread.Activation = this;
        thread.InlineDepth++;
        request.FirstTurn().RunSynchronously(this);
        thread.InlineDepth--;
        thread.Activation = caller;
        if (synchronization is not null)
            SynchronizationContext.SetSynchronizationContext(synchronization);
        if (ReleaseTurn(request.EndedAtOnce ? request : null))
            ScheduleTurns();
    }

    private bool TryEnter(GrainRequest request)
    {
        lock (this)
        {
            if (_turnActive || _state != ActivationState.Valid || !MayStart(request))
                return false;
            _turnActive = true;
            RecordRunning(request);
            return true;
        }
    }

    private bool ReleaseTurn(GrainRequest? ended)
    {
        lock (this)
        {
            if (ended is not null)
                RecordEnded(ended);
            _turnActive = !_turns.IsEmpty || _closing || (_waiting.Count > 0 && _scanNeeded && (_scanAll || _blocking == 0));
            return _turnActive;
        }
    }

    private bool NextTurn(GrainRequest? ended, out Task? turn, out GrainRequest? request)
    {
        lock (this)
        {
            if (ended is not null)
                RecordEnded(ended);
            request = null;
            turn = _turns.Dequeue();
            if (turn is not null)
                return true;
            request = NextStepOfLife() ?? TakeStartable();
            _turnActive = request is not null;
            return _turnActive;
        }
    }

    /// <summary>With the lock held: true when the caller has to schedule turns.</summary>
    private bool TakeTurn()
    {
        if (_turnActive)
            return false;
        _turnActive = true;
        return true;
    }

    private void ScheduleTurns() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
}
