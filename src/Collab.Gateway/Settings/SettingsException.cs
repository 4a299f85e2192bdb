namespace Collab.Gateway.Settings;

/// <summary>Invalid settings, which the operator can fix.</summary>
/// <param name="errors">All errors, each in one line that starts with the environment variable.</param>
sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    public IReadOnlyList<string> Errors => errors;
}
