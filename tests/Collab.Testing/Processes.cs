namespace Collab.Testing;

/// <summary>How tests wait for other processes, which have no other way to tell.</summary>
public static class Processes
{
    public static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            if (tries == 2000) throw new TimeoutException("It did not happen within twenty seconds.");
            await Task.Delay(10);
        }
    }
}
