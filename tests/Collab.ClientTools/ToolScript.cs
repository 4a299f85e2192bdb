using Collab.Testing;

namespace Collab.ClientTools;

/// <summary>A script of this project's <c>npm</c> folder.</summary>
static class ToolScript
{
    const string Project = "Collab.ClientTools";

    /// <summary>Runs it; what it says when it fails is the test's failure.</summary>
    public static Task Succeeds(string script, params string[] arguments) => NodeScript.Run(Project, script, arguments);

    /// <summary>Runs it to its end; both of its streams are what it said.</summary>
    public static async Task<(int ExitCode, string Said)> Run(string script, params string[] arguments)
    {
        var (exitCode, output, errors) = await NodeScript.Try(Project, script, arguments);
        return (exitCode, output + errors);
    }
}
