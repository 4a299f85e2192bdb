namespace Collab.GraphQL.Execution;

/// <summary>A collected fields map (specification 6.3.2): the fields to run, in order, on a value of one object type.</summary>
sealed class SelectionPlan(BoundObject type, PreparedField[] fields)
{
    readonly RepeatedBytes _end = new(fields.Length == 0 ? "{}"u8 : "}"u8);

    public BoundObject Type { get; } = type;

    public PreparedField[] Fields { get; } = fields;

    /// <summary>The bytes after the fields; the first field's prefix has the opening brace.</summary>
    public ref readonly RepeatedBytes End => ref _end;

    /// <summary>Whether null propagation of a field can end in this object.</summary>
    public bool MayHoldNull { get; } = fields.Any(field => field.IsNullable);
}
