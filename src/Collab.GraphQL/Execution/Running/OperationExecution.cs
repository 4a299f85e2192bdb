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

    /// <summary>ExecuteCollectedFields (6.3.3). False when null has to take the place of what stands around the object.</summary>
    public bool ExecuteSelectionSet(SelectionPlan plan, object value)
    {
        var fields = plan.Fields;
        if (fields.Length == 0)
        {
            Writer.WriteRaw("{}"u8);
            return true;
        }

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
                    if (!field.Resolver.Execute(this, field, value))
                        return false;
                }

                writer.WriteByte((byte)'}');
                return true;
            }
            catch (Exception exception) when (IsFieldFault(exception))
            {
                if (!FailField(fields[i], exception, depth, start))
                    return false;

                i++;
            }
        }
    }

    /// <summary>Opens a list or object; gives the position at which it starts.</summary>
    public int Enter(PreparedField? field, bool isNullable)
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
        frame.Position = null;
        frame.Item = null;
        return frame.Start;
    }

    /// <summary>Tells the innermost frame, a list, which item comes now.</summary>
    public void EnterItem(int index)
    {
        ref var frame = ref _frames[Depth - 1];
        frame.Index = index;
        frame.Item = null;
    }

    /// <summary>Closes what <see cref="Enter"/> opened. A value that failed becomes null here or, if it may not, further out.</summary>
    public bool Leave(bool succeeded, bool isNullable, int start)
    {
        var position = _frames[--Depth].Position;
        if (succeeded)
        {
            if (position is not null)
                position.End = Writer.Length;

            return true;
        }

        if (!isNullable)
            return false;

        if (position is not null)
            position.IsNulled = true;

        CutBack(start);
        return WriteNull();
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

    /// <summary>What a field's resolver or leaf threw (6.4.4): null takes the field's place, or false sends it further out.</summary>
    bool FailField(PreparedField field, Exception exception, int depth, int start)
    {
        CloseTo(depth);
        Report(field, PathOf(field), exception);
        if (!field.IsNullable)
            return false;

        CutBack(start);
        return WriteNull();
    }

    /// <summary>Records what was thrown while an item of the innermost list at <paramref name="depth"/> was completed.</summary>
    public void FailItem(PreparedField field, Exception exception, int depth)
    {
        CloseTo(depth);
        Report(field, PathOf(null), exception);
    }

    /// <summary>Forgets what was written, and left open, from a position on.</summary>
    public void CutBack(int start)
    {
        Writer.Truncate(start);
        while (_patches.Count > 0 && _patches[^1].At >= start)
            _patches.RemoveAt(_patches.Count - 1);
    }

    void CloseTo(int depth)
    {
        while (Depth > depth)
        {
            if (_frames[--Depth].Position is { } position)
                position.IsNulled = true;
        }
    }
}
