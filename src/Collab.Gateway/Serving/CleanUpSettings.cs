using Collab.Journal.CleanUp;

namespace Collab.Gateway.Serving;

/// <summary>What the environment says of the clean-up: Collab__CleanUp__CommandKeyDays.</summary>
static class CleanUpSettings
{
    const string Section = "Collab:CleanUp";
    const int LeastDays = 30;
    const int MostDays = 3650;

    /// <summary>Reads the settings; what is not set is as the clean-up has it.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <exception cref="Commands.OperatorException">One has a value that it cannot have.</exception>
    public static CommandKeyCleanUpOptions Read(IConfiguration configuration)
    {
        var unset = new CommandKeyCleanUpOptions();
        var days = configuration.GetSection(Section).Number("CommandKeyDays", LeastDays, MostDays, (int)unset.KeepFor.TotalDays);
        return unset with { KeepFor = TimeSpan.FromDays(days) };
    }
}
