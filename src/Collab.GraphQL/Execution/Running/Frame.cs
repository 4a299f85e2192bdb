namespace Collab.GraphQL.Execution;

/// <summary>
/// A list or object that is being written. The frames together are the path to the place where the writer stands, and the positions to which
/// the buffer is cut back when a null propagates.
/// </summary>
struct Frame
{
    /// <summary>The number of the field whose value it is (<see cref="PreparedField.Number"/>); 0 for an item of a list.</summary>
    public int Field;

    /// <summary>For a list the index of the current item, otherwise -1.</summary>
    public int Index;

    /// <summary>Where the value begins in the buffer.</summary>
    public int Start;

    public bool IsNullable;

    /// <summary>The frame as something that outlives the stack; only where a value below has to be waited for. Null in every frame that is not open.</summary>
    public Position? Position;

    /// <summary>The same for the current item.</summary>
    public Position? Item;
}

/// <summary>A response position (specification 7.1.3) that values written later belong to.</summary>
sealed class Position(Position? parent, PreparedField? entered, int index, bool isNullable, int start)
{
    public Position? Parent => parent;

    public PreparedField? Field => entered;

    public int Index => index;

    public bool IsNullable => isNullable;

    public int Start => start;

    /// <summary>Where the value ends in the buffer, once it is written.</summary>
    public int End { get; set; }

    /// <summary>Whether null takes the place of the value.</summary>
    public bool IsNulled { get; set; }

    /// <summary>Whether nothing at this position reaches the client any more.</summary>
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

    /// <summary>The nearest position, from here outwards, that may be null. The root may.</summary>
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
