namespace Collab.GraphQL.Execution;

/// <summary>A list (specification 6.4.3). Each item is a response position of its own, where null propagation can end.</summary>
abstract class ListCompleterBase<TList, TItem>(Completer<TItem> item, bool itemsNullable) : Completer<TList>(ResultShape.List)
{
    readonly bool _framed = item.Shape == ResultShape.List || (item.Shape == ResultShape.Object && itemsNullable);

    /// <summary>Whether an item may be null.</summary>
    protected bool ItemsNullable => itemsNullable;

    /// <summary>Writes an item; false when the list has to become null.</summary>
    protected bool CompleteItem(OperationExecution execution, PreparedField field, TItem value)
    {
        if (value is null)
            return itemsNullable ? execution.WriteNull() : execution.FailNull(field);

        if (!_framed)
            return item.Complete(execution, field, value);

        var start = execution.Enter(0, itemsNullable);
        return execution.Leave(item.Complete(execution, field, value), itemsNullable, start);
    }
}

/// <summary>A list with indexes, without enumerator.</summary>
sealed class IndexedListCompleter<TList, TItem>(Completer<TItem> item, bool itemsNullable)
    : ListCompleterBase<TList, TItem>(item, itemsNullable)
    where TList : IReadOnlyList<TItem>
{
    public override bool Complete(OperationExecution execution, PreparedField field, TList value)
    {
        var depth = execution.Depth;
        var count = value.Count;
        execution.Writer.WriteByte((byte)'[');
        for (var i = 0; i < count;)
        {
            var start = execution.Writer.Length;
            try
            {
                for (; i < count; i++)
                {
                    if (i > 0)
                        execution.Writer.WriteByte((byte)',');

                    start = execution.Writer.Length;
                    execution.EnterItem(i);
                    if (!CompleteItem(execution, field, value[i]))
                        return false;
                }
            }
            catch (Exception exception) when (execution.IsFieldFault(exception))
            {
                if (!execution.Fail(field, exception, ItemsNullable, depth, start))
                    return false;

                i++;
            }
        }

        execution.Writer.WriteByte((byte)']');
        return true;
    }
}

/// <summary>Any other enumerable. It is read completely first, so that an error of the enumeration belongs to the field and not to an item.</summary>
sealed class EnumeratedListCompleter<TList, TItem>(Completer<TItem> item, bool itemsNullable)
    : Completer<TList>(ResultShape.List)
    where TList : IEnumerable<TItem>
{
    readonly IndexedListCompleter<TItem[], TItem> _inner = new(item, itemsNullable);

    public override bool Complete(OperationExecution execution, PreparedField field, TList value) =>
        _inner.Complete(execution, field, [.. value]);
}
