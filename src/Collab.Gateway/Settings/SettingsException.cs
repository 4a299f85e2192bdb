namespace Collab.Gateway.Settings;

/// <summary>Settings that cannot be used; whoever started the program can mend them.</summary>
/// <param name="mistakes">All that is wrong, each in one line that begins with the environment variable.</param>
sealed class SettingsException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>All that is wrong, each in one line that begins with the environment variable.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;
}
