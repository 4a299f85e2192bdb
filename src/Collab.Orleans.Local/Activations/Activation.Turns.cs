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
        while (NextTurn(out var turn, out var request))
        {
            if (request is null)
                TryExecuteTask(turn!);
            else
                request.FirstTurn().RunSynchronously(this);
            if (Environment.TickCount64 - started <= QuantumMs)
                continue;
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
        if (ReleaseTurn())
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

    /// <summary>Ends a turn. True when there are more, for which the caller has to schedule.</summary>
    private bool ReleaseTurn()
    {
        GrainRequest? finished;
        bool more;
        lock (this)
        {
            finished = RecordFinished();
            more = !_turns.IsEmpty || _closing || (_waiting.Count > 0 && _scanNeeded && (_scanAll || _blocking == 0));
            _turnActive = more;
        }

        Tell(finished);
        return more;
    }

    /// <summary>Ends a turn and takes the next, if there is one.</summary>
    private bool NextTurn(out Task? turn, out GrainRequest? request)
    {
        GrainRequest? finished;
        bool more;
        lock (this)
        {
            finished = RecordFinished();
            turn = _turns.Dequeue();
            request = turn is null ? TakeStartable() ?? NextStepOfLife() : null;
            more = turn is not null || request is not null;
            _turnActive = more;
        }

        Tell(finished);
        return more;
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
