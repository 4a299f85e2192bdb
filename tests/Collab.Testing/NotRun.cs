namespace Collab.Testing;

/// <summary>Says aloud what this machine does not let us try; ./test prints it beside its count.</summary>
public static class NotRun
{
    const string Variable = "COLLAB_TEST_NOT_RUN";

    /// <summary>Tells it.</summary>
    /// <param name="what">What was not run.</param>
    /// <param name="why">Why not.</param>
    public static void Tell(string what, string why)
    {
        var line = $"{what}: {why}.";
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file) File.AppendAllText(file, line + "\n");
        else Console.Error.WriteLine($"NOT RUN: {line}");
    }
}
