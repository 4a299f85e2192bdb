using System.Runtime.CompilerServices;
using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>
/// One run of an operation (specification 6.2 to 6.4). It writes the response depth first into one buffer while resolvers complete synchronously, leaves holes for the
/// others, and fills them as results arrive. Only one thread works on it at a time. Instances are pooled.
/// </summary>
sealed partial class OperationExecution(ExecutorOptions options)
{
    const int FirstFrames = 32;

    // Everything is created on demand: a stream holds an instance that only reads its source.
    Frame[] _frames = [];
    object?[] _arguments = new object?[8];
    OperationVariant _variant = null!;

    /// <summary>The number of the last started field, or 0 for a list item: the origin of an exception that passes through open objects.</summary>
    int _running;

    public ResponseWriter Writer { get; } = new();

    public VariableValues Variables { get; } = new();

    public GraphQLRequest Request { get; private set; } = null!;

    public TimeProvider Clock => options.Clock;

    public OperationLimits Limits => options.Limits;

    /// <summary>Number of open frames.</summary>
    public int Depth { get; private set; }

    /// <summary>The arguments of a field as its resolver's type, which was checked at start.</summary>
    public T ArgumentsOf<T>(PreparedField field)
    {
        var arguments = ArgumentsOf(field);
        return typeof(T).IsValueType ? (T)arguments : Unsafe.As<object, T>(ref arguments);
    }

    /// <summary>The arguments of a field, coerced at most once per request.</summary>
    public object ArgumentsOf(PreparedField field)
    {
        if (field.Arguments is not { } arguments)
            return Binding.NoArguments.Value;

        if (arguments.Constant is { } constant)
            return constant;

        var slot = field.ArgumentSlot;
        return slot < _arguments.Length && _arguments[slot] is { } coerced ? coerced : Coerce(arguments, slot);
    }

    object Coerce(PreparedArguments arguments, int slot)
    {
        if (slot >= _arguments.Length)
            Array.Resize(ref _arguments, Math.Max(slot + 1, _arguments.Length * 2));

        return _arguments[slot] = arguments.With(Variables);
    }

    /// <summary>
    /// ExecuteCollectedFields (6.3.3). Returns false when null propagates to the parent. When no field is nullable, an exception cannot end here: it passes through
    /// without a handler, which would cost as much as a field.
    /// </summary>
    public bool ExecuteSelectionSet(SelectionPlan plan, object value)
    {
        if (plan.MayHoldNull)
            return ExecuteGuarded(plan, value);

        var writer = Writer;
        foreach (var field in plan.Fields)
        {
            writer.Write(in field.Prefix);
            _running = field.Number;
            if (!field.Resolver.Execute(this, field, value))
                return false;
        }

        writer.Write(in plan.End);
        return true;
    }

    /// <summary>The same for an object in which null propagation may end.</summary>
    bool ExecuteGuarded(SelectionPlan plan, object value)
    {
        var fields = plan.Fields;
        var depth = Depth;
        var writer = Writer;
        for (var i = 0; ;)
        {
            var start = writer.Length;
            try
            {
                for (; i < fields.Length; i++)
                {
                    var field = fields[i];
                    writer.Write(in field.Prefix);
                    start = writer.Length;
                    _running = field.Number;
                    if (!field.Resolver.Execute(this, field, value))
                        return false;
                }

                writer.Write(in plan.End);
                return true;
            }
            catch (Exception exception) when (IsFieldFault(exception))
            {
                if (!Fail(fields[i], exception, fields[i].IsNullable, depth, start))
                    return false;

                i++;
            }
        }
    }

    /// <summary>Opens a list or object; returns its start position.</summary>
    /// <param name="field">The number of the field; 0 for a list item.</param>
    /// <param name="isNullable">Whether it may be null.</param>
    public int Enter(int field, bool isNullable)
    {
        // A frame takes some hundred bytes of stack: checking every eighth is enough.
        if (Depth % 8 == 0)
            RuntimeHelpers.EnsureSufficientExecutionStack();

        if (Depth == _frames.Length)
            Array.Resize(ref _frames, Math.Max(Depth * 2, FirstFrames));

        ref var frame = ref _frames[Depth++];
        frame.Field = field;
        frame.Index = -1;
        frame.Start = Writer.Length;
        frame.IsNullable = isNullable;
        return frame.Start;
    }

    /// <summary>Sets the current item of the innermost frame, a list.</summary>
    public void EnterItem(int index)
    {
        ref var frame = ref _frames[Depth - 1];
        frame.Index = index;
        frame.Item = null;
        _running = 0;
    }

    /// <summary>Closes what <see cref="Enter"/> opened. A failed value becomes null here or, if that is not allowed, in a parent.</summary>
    public bool Leave(bool succeeded, bool isNullable, int start)
    {
        ref var frame = ref _frames[--Depth];
        if (frame.Position is not null)
            LeavePosition(ref frame, succeeded, isNullable);

        return succeeded || (isNullable && WriteNullFrom(start));
    }

    void LeavePosition(ref Frame frame, bool succeeded, bool isNullable)
    {
        if (succeeded)
            frame.Position!.End = Writer.Length;
        else if (isNullable)
            frame.Position!.IsNulled = true;

        frame.Position = null;
        frame.Item = null;
    }

    public bool WriteNull()
    {
        Writer.WriteNull();
        return true;
    }

    /// <summary>Completes a field whose resolver returned null.</summary>
    public bool CompleteNull(PreparedField field)
    {
        if (field.IsNullable)
            return WriteNull();

        Report(field, PathOf(field), NullInNonNull(field));
        return false;
    }

    /// <summary>Fails a null list item that may not be null.</summary>
    public bool FailNull(PreparedField field)
    {
        Report(field, PathOf(null), NullInNonNull(field));
        return false;
    }

    /// <summary>
    /// Handles an exception (6.4.4) of a field of an object at <paramref name="depth"/>, or of a list item there: null replaces the value that starts at <paramref
    /// name="start"/>, or the result is false and null propagates.
    /// </summary>
    /// <param name="field">The field, or the list's.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="isNullable">Whether the value may be null.</param>
    /// <param name="depth">Number of open frames around it.</param>
    /// <param name="start">The start of the value in the buffer.</param>
    public bool Fail(PreparedField field, Exception exception, bool isNullable, int depth, int start)
    {
        var failed = _variant.FieldAt(_running);
        Report(failed ?? field, PathOf(failed), exception);
        CloseTo(depth);
        return isNullable && WriteNullFrom(start);
    }

    bool WriteNullFrom(int start)
    {
        CutBack(start);
        return WriteNull();
    }

    /// <summary>Discards output and frames from a position on.</summary>
    public void CutBack(int start)
    {
        Writer.Truncate(start);
        while (_patches.Count > _firstPatch && _patches[^1].At >= start)
            _patches.RemoveAt(_patches.Count - 1);
    }

    void CloseTo(int depth)
    {
        while (Depth > depth)
        {
            ref var frame = ref _frames[--Depth];
            if (frame.Position is not null)
                LeavePosition(ref frame, succeeded: false, isNullable: true);
        }
    }
}
