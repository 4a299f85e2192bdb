namespace Collab.Testing;

/// <summary>Reports tests that this machine cannot run; ./test prints them with its count.</summary>
public static class NotRun
{
    const string Variable = "COLLAB_TEST_NOT_RUN";

    public static void Report(string what, string why)
    {
        var line = $"{what}: {why}.";
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file) File.AppendAllText(file, line + "\n");
        else Console.Error.WriteLine($"NOT RUN: {line}");
    }
}
