using System.Runtime.CompilerServices;
using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>
/// One run of an operation (specification 6.2 to 6.4): writes the response depth first into one buffer while resolvers answer at once, leaves holes
/// where they do not, and fills those as results arrive. One thread at a time works on it. Reused by later requests.
/// </summary>
sealed partial class OperationExecution(ExecutorOptions options)
{
    const int FirstFrames = 32;

    // Nothing is made before it is needed: a stream holds one that only asks its source.
    Frame[] _frames = [];
    object?[] _arguments = new object?[8];
    OperationVariant _variant = null!;

    /// <summary>The number of the field that was begun last, or 0 for an item of a list: where an exception comes from that passes through open objects.</summary>
    int _running;

    public ResponseWriter Writer { get; } = new();

    public VariableValues Variables { get; } = new();

    public GraphQLRequest Request { get; private set; } = null!;

    public TimeProvider Clock => options.Clock;

    public OperationLimits Limits => options.Limits;

    /// <summary>How many frames are open.</summary>
    public int Depth { get; private set; }

    /// <summary>The arguments of a field as its resolver takes them; their shape was made for that type, so it is not looked at again.</summary>
    public T ArgumentsOf<T>(PreparedField field)
    {
        var arguments = ArgumentsOf(field);
        return typeof(T).IsValueType ? (T)arguments : Unsafe.As<object, T>(ref arguments);
    }

    /// <summary>The arguments of a field, coerced at most once for each request.</summary>
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
    /// ExecuteCollectedFields (6.3.3). False when null has to take the place of what stands around the object. When none of the fields may be null, an exception
    /// cannot end among them: it passes through, and no handler has to be set up, which takes as long as a field.
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

    /// <summary>The same for an object at which an exception may end.</summary>
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

    /// <summary>Opens a list or object; gives the position at which it starts.</summary>
    /// <param name="field">The number of the field whose value it is; 0 for an item of a list.</param>
    /// <param name="isNullable">Whether null may take its place.</param>
    public int Enter(int field, bool isNullable)
    {
        // A frame takes some hundred bytes of stack: looking at every eighth is enough.
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

    /// <summary>Tells the innermost frame, a list, which item comes now.</summary>
    public void EnterItem(int index)
    {
        ref var frame = ref _frames[Depth - 1];
        frame.Index = index;
        frame.Item = null;
        _running = 0;
    }

    /// <summary>Closes what <see cref="Enter"/> opened. A value that failed becomes null here or, if it may not, further out.</summary>
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

    /// <summary>A field whose resolver answered null.</summary>
    public bool CompleteNull(PreparedField field)
    {
        if (field.IsNullable)
            return WriteNull();

        Report(field, PathOf(field), NullInNonNull(field));
        return false;
    }

    /// <summary>A list item that is null and may not be.</summary>
    public bool FailNull(PreparedField field)
    {
        Report(field, PathOf(null), NullInNonNull(field));
        return false;
    }

    /// <summary>
    /// What was thrown while a field of an object at <paramref name="depth"/>, or an item of a list there, was resolved and completed (6.4.4): null takes the place
    /// of what begins at <paramref name="start"/>, or false sends it further out.
    /// </summary>
    /// <param name="field">The field, or the list's.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isNullable">Whether null may take the place.</param>
    /// <param name="depth">How many frames are open around it.</param>
    /// <param name="start">Where in the buffer it begins.</param>
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

    /// <summary>Forgets what was written, and left open, from a position on.</summary>
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
