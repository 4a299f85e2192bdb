namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Memory for bodies that are still coming in, over all connections, so that many clients who send most of a large body and then wait cannot fill the server's.
/// The beginning of a body is free: the usual ones are served whatever others do.
/// </summary>
/// <param name="capacity">How many bytes there are.</param>
sealed class BodyBudget(long capacity)
{
    /// <summary>How many bytes of a body need no budget.</summary>
    public const int Free = 64 << 10;

    long _taken;

    /// <summary>Takes bytes unless there are too few.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= capacity)
            return true;

        Return(bytes);
        return false;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Return(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
