using Microsoft.Extensions.Options;

namespace Collab.Gateway.Settings;

/// <summary>Validates what depends on more than the form of one value.</summary>
abstract class SettingsRules<T> : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        string[] errors = [.. Errors(options)];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>All errors, each in one line that starts with the environment variable.</summary>
    protected abstract IEnumerable<string> Errors(T options);
}
