using System.Diagnostics;

namespace Collab.Testing;

/// <summary>Operations on other processes, and waiting for them.</summary>
public static class Processes
{
    public static void Kill(int processId)
    {
        using var kill = Process.Start("kill", ["-9", $"{processId}"]);
        kill.WaitForExit();
    }

    public static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            if (tries == 2000) throw new TimeoutException("It did not happen within twenty seconds.");
            await Task.Delay(10);
        }
    }
}
