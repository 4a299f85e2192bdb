namespace Collab.Orleans.Local;

/// <summary>Requests in the order of their arrival, linked through themselves.</summary>
internal struct WaitingList
{
    private GrainRequest? _head;
    private GrainRequest? _tail;

    internal int Count { get; private set; }

    internal void Add(GrainRequest request)
    {
        if (_tail is null)
            _head = request;
        else
            _tail.Next = request;
        _tail = request;
        Count++;
    }

    /// <summary>Takes out the first request that fits.</summary>
    internal GrainRequest? TakeFirst(Activation activation, Func<Activation, GrainRequest, bool> fits)
    {
        GrainRequest? before = null;
        for (var request = _head; request is not null; before = request, request = request.Next)
        {
            if (!fits(activation, request))
                continue;
            Remove(request, before);
            return request;
        }

        return null;
    }

    internal GrainRequest? TakeHead()
    {
        var head = _head;
        if (head is not null)
            Remove(head, null);
        return head;
    }

    private void Remove(GrainRequest request, GrainRequest? before)
    {
        if (before is null)
            _head = request.Next;
        else
            before.Next = request.Next;
        if (ReferenceEquals(_tail, request))
            _tail = before;
        request.Next = null;
        Count--;
    }
}
