using Orleans.Configuration;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>Requests: which may start while others are under way.</summary>
internal sealed partial class Activation
{
    private static readonly Func<Activation, GrainRequest, bool> Fits = static (activation, request) => activation.MayStart(request);

    private WaitingList _waiting;
    private int _running;

    // Those under way that are not marked to interleave with everything.
    private int _blocking;
    private bool _blockingOnlyRead;

    // Something changed since the waiting requests were last looked through.
    private bool _scanNeeded;

    // Requests behind the first may be able to start before it.
    private bool _scanAll;
    private int _lastUsedSeconds;

    // Those that ended in the turn that runs; only that turn touches it.
    private GrainRequest? _finished;

    /// <summary>Takes a request in: runs it here and now, or lets it wait. False when this activation has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayRunInline">Whether the caller's thread may run it.</param>
    internal bool Receive(GrainRequest request, bool mayRunInline)
    {
        if (mayRunInline && TryRunInline(request))
            return true;
        if (_state == ActivationState.Invalid)
            return false;
        request.Expect();
        return Enqueue(request);
    }

    /// <summary>Takes note of a request that has ended, within the turn.</summary>
    internal void Finished(GrainRequest request)
    {
        request.Next = _finished;
        _finished = request;
    }

    private bool Enqueue(GrainRequest request)
    {
        var limit = request.IsLimited ? Silo.MaxRequestsPerActivation : int.MaxValue;
        int requests;
        var schedule = false;
        lock (this)
        {
            if (_state == ActivationState.Invalid)
                return false;
            requests = _running + _waiting.Count;
            if (requests < limit)
            {
                _waiting.Add(request);
                _scanNeeded = true;
                _scanAll |= request.IsAlwaysInterleave;
                schedule = _state == ActivationState.Valid && MayStart(request) && TakeTurn();
            }
        }

        if (schedule)
            ScheduleTurns();
        if (requests >= limit)
            Refuse(request, requests, limit);
        return true;
    }

    private void Refuse(GrainRequest request, int requests, int limit)
    {
        Silo.Log.Overloaded(GrainId, limit);
        request.Fail(new LimitExceededException(nameof(SiloMessagingOptions.MaxEnqueuedRequestsHardLimit), requests, limit, this));
    }

    private GrainRequest? TakeStartable()
    {
        while (_scanNeeded && _state == ActivationState.Valid)
        {
            var request = _scanAll || _blocking == 0 ? _waiting.TakeFirst(this, Fits) : null;
            if (request is null)
            {
                _scanNeeded = false;
                return null;
            }

            if (request.IsAbandoned)
                continue;
            RecordRunning(request);
            return request;
        }

        return null;
    }

    private bool MayStart(GrainRequest request) =>
        _blocking == 0
        || request.IsAlwaysInterleave
        || Class.IsReentrant
        || (_blockingOnlyRead && request.IsReadOnly)
        || (_extras?.ReentrantSections is { } sections && sections.ContainsKey(request.ReentrancyId));

    private void RecordRunning(GrainRequest request)
    {
        request.Target = this;
        _running++;
        if (request.IsAlwaysInterleave)
            return;
        _blockingOnlyRead = request.IsReadOnly && (_blocking == 0 || _blockingOnlyRead);
        _blocking++;
    }

    private GrainRequest? RecordFinished()
    {
        var finished = _finished;
        _finished = null;
        for (var request = finished; request is not null; request = request.Next)
        {
            _running--;
            _scanNeeded = true;
            if (!request.IsAlwaysInterleave)
                _blocking--;
            if (request.IsKeepAlive)
                _lastUsedSeconds = Silo.Clock.Seconds;
        }

        return finished;
    }

    private static void Tell(GrainRequest? finished)
    {
        while (finished is not null)
        {
            // Told, a timer's tick may at once be in use again.
            var next = finished.Next;
            finished.Next = null;
            finished.Tell();
            finished = next;
        }
    }
}
