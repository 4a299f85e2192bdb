namespace Collab.GraphQL.Execution;

/// <summary>
/// The place of a field's value that is not known yet. What is written for it later stands at the end of the buffer and is put into its place when
/// the response is assembled.
/// </summary>
abstract class Hole(PreparedField prepared)
{
    public PreparedField Field => prepared;

    /// <summary>The object or list around it.</summary>
    public Position Parent { get; set; } = null!;

    /// <summary>Where in the buffer its content stands, once it is known.</summary>
    public int Start { get; set; }

    /// <summary>Where its content ends.</summary>
    public int End { get; set; }

    /// <summary>The first patch within its content.</summary>
    public int FirstPatch { get; set; }

    /// <summary>The patch after the last one within its content.</summary>
    public int LastPatch { get; set; }

    /// <summary>Takes the result and completes the field with it, as <see cref="FieldResolver.Execute"/> would have done.</summary>
    public abstract bool Complete(OperationExecution execution);
}

/// <summary>Something at a point of the buffer that assembling has to mind: a hole, or a position that may have become null.</summary>
readonly record struct Patch(int At, Hole? Hole, Position? Position);

/// <summary>Work that an execution goes on with when something it waited for is there.</summary>
interface IContinuation
{
    void Run(OperationExecution execution);
}
