namespace Collab.Orleans.Local;

/// <summary>A queue that costs one field while it holds at most one turn, which is nearly always.</summary>
internal struct TurnQueue
{
    private object? _items;

    internal readonly bool IsEmpty => _items is null;

    internal void Enqueue(Task turn)
    {
        switch (_items)
        {
            case null:
                _items = turn;
                break;
            case Queue<Task> queue:
                queue.Enqueue(turn);
                break;
            case var first:
                var both = new Queue<Task>();
                both.Enqueue((Task)first);
                both.Enqueue(turn);
                _items = both;
                break;
        }
    }

    internal Task? Dequeue()
    {
        if (_items is not Queue<Task> queue)
        {
            var only = (Task?)_items;
            _items = null;
            return only;
        }

        var next = queue.Dequeue();
        if (queue.Count == 0)
            _items = null;
        return next;
    }
}
