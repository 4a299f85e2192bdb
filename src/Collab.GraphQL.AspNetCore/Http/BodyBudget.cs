namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// The memory for partly received bodies, over all connections, so that many clients that send most of a large body and then wait cannot exhaust it. The first part of
/// a body needs no budget: bodies of usual size are always accepted.
/// </summary>
/// <param name="capacity">The budget in bytes.</param>
sealed class BodyBudget(long capacity)
{
    /// <summary>The number of bytes of a body that need no budget.</summary>
    public const int Free = 64 << 10;

    long _taken;

    /// <summary>Takes bytes from the budget; false when there are too few.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= capacity)
            return true;

        Return(bytes);
        return false;
    }

    /// <summary>Returns bytes to the budget.</summary>
    public void Return(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
