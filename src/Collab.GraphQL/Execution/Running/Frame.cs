namespace Collab.GraphQL.Execution;

/// <summary>A list or object that is being written. The frames are the path to the current position, and the positions to which the buffer is truncated when null propagates.</summary>
struct Frame
{
    /// <summary>The number of the field whose value it is (<see cref="PreparedField.Number"/>); 0 for an item of a list.</summary>
    public int Field;

    /// <summary>For a list the index of the current item, otherwise -1.</summary>
    public int Index;

    /// <summary>The start of the value in the buffer.</summary>
    public int Start;

    public bool IsNullable;

    /// <summary>The frame as a heap object; only when a value below it is pending. Null in every closed frame.</summary>
    public Position? Position;

    /// <summary>The same for the current item.</summary>
    public Position? Item;
}

/// <summary>A response position (specification 7.1.3) of values that are written later.</summary>
sealed class Position(Position? parent, PreparedField? entered, int index, bool isNullable, int start)
{
    public Position? Parent => parent;

    public PreparedField? Field => entered;

    public int Index => index;

    public bool IsNullable => isNullable;

    public int Start => start;

    /// <summary>The end of the value in the buffer, once it is written.</summary>
    public int End { get; set; }

    /// <summary>Whether the value became null.</summary>
    public bool IsNulled { get; set; }

    /// <summary>Whether a parent became null, so that nothing at this position is in the response.</summary>
    public bool IsDead
    {
        get
        {
            for (var position = this; position is not null; position = position.Parent)
            {
                if (position.IsNulled)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The nearest nullable position, from here outwards. The root is nullable.</summary>
    public Position NearestNullable
    {
        get
        {
            var position = this;
            while (!position.IsNullable)
                position = position.Parent!;

            return position;
        }
    }
}
