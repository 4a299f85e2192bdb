namespace Collab.GraphQL.Execution;

/// <summary>A list (specification 6.4.3). Each item is a response position of its own, where an error can end in null.</summary>
abstract class ListCompleterBase<TList, TItem>(Completer<TItem> item, bool itemsNullable) : Completer<TList>(ResultShape.List)
{
    readonly bool _framed = item.Shape == ResultShape.List || (item.Shape == ResultShape.Object && itemsNullable);

    /// <summary>Writes item <paramref name="index"/>; false when the list has to become null.</summary>
    protected bool CompleteItem(OperationExecution execution, PreparedField field, int index, TItem value)
    {
        execution.EnterItem(index);
        if (value is null)
            return itemsNullable ? execution.WriteNull() : execution.FailNull(field);

        if (!_framed)
            return item.Complete(execution, field, value);

        var start = execution.Enter(null, itemsNullable);
        return execution.Leave(item.Complete(execution, field, value), itemsNullable, start);
    }

    /// <summary>What was thrown for an item: null takes its place, or the list's.</summary>
    protected bool FailItem(OperationExecution execution, PreparedField field, Exception exception, int depth, int start)
    {
        execution.FailItem(field, exception, depth);
        if (!itemsNullable)
            return false;

        execution.CutBack(start);
        return execution.WriteNull();
    }
}

/// <summary>A list with indexes: no enumerator.</summary>
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
                    if (!CompleteItem(execution, field, i, value[i]))
                        return false;
                }
            }
            catch (Exception exception) when (execution.IsFieldFault(exception))
            {
                if (!FailItem(execution, field, exception, depth, start))
                    return false;

                i++;
            }
        }

        execution.Writer.WriteByte((byte)']');
        return true;
    }
}

/// <summary>Anything else that can be enumerated; taken whole first, so that a fault of the enumeration is the field's and not an item's.</summary>
sealed class EnumeratedListCompleter<TList, TItem>(Completer<TItem> item, bool itemsNullable)
    : Completer<TList>(ResultShape.List)
    where TList : IEnumerable<TItem>
{
    readonly IndexedListCompleter<TItem[], TItem> _inner = new(item, itemsNullable);

    public override bool Complete(OperationExecution execution, PreparedField field, TList value) =>
        _inner.Complete(execution, field, [.. value]);
}
