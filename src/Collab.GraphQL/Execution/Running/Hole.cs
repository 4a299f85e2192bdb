namespace Collab.GraphQL.Execution;

/// <summary>The place of a pending field value. The value is written at the end of the buffer later and moved to its place when the response is assembled.</summary>
abstract class Hole(PreparedField prepared)
{
    public PreparedField Field => prepared;

    /// <summary>The object or list around it.</summary>
    public Position Parent { get; set; } = null!;

    /// <summary>The start of its content in the buffer.</summary>
    public int Start { get; set; }

    /// <summary>The end of its content.</summary>
    public int End { get; set; }

    /// <summary>The first patch within its content.</summary>
    public int FirstPatch { get; set; }

    /// <summary>The patch after the last one within its content.</summary>
    public int LastPatch { get; set; }

    /// <summary>Gets the result and completes the field with it, like <see cref="FieldResolver.Execute"/>.</summary>
    public abstract bool Complete(OperationExecution execution);
}

/// <summary>A point of the buffer that needs attention during assembly: a hole, or a position that may have become null.</summary>
readonly record struct Patch(int At, Hole? Hole, Position? Position);

/// <summary>The continuation of an execution after a wait.</summary>
interface IContinuation
{
    void Run(OperationExecution execution);
}
