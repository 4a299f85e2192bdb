using Microsoft.Extensions.Options;

namespace Collab.Gateway.Settings;

/// <summary>Rules of a section that concern more than the form of one value.</summary>
/// <typeparam name="T">The section's options.</typeparam>
abstract class SettingsRules<T> : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        string[] mistakes = [.. Mistakes(options)];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    /// <summary>All that is wrong, each in one line that begins with the environment variable.</summary>
    /// <param name="options">The section's options.</param>
    protected abstract IEnumerable<string> Mistakes(T options);
}
