using Collab.Gateway.Commands;
using Collab.Journal;

namespace Collab.Gateway.Serving;

/// <summary>Checks at start whether the database keeps acknowledged changes.</summary>
static partial class DurabilityCheck
{
    /// <summary>Logs a warning for every unsafe setting; fails in production.</summary>
    public static async Task Run(Database database, bool isProduction, ILogger logger, CancellationToken stop)
    {
        var findings = await database.Reach(() => Durability.Check(database.Source, stop));
        if (isProduction && findings.Count > 0)
        {
            throw new OperatorException(
                $"The PostgreSQL at {database.Place} may lose what it acknowledged: {string.Join(", ", findings.Select(finding => $"{finding.Setting} is {finding.Value}"))}. " +
                "Switch it on, or set DOTNET_ENVIRONMENT to something else than Production for data that may be lost.");
        }

        foreach (var finding in findings)
        {
            Unsafe(logger, finding.Setting, finding.Value, finding.Danger);
        }
    }

    [LoggerMessage(2, LogLevel.Critical, "UNSAFE DATABASE: {Setting} is {Value}. {Danger}")]
    private static partial void Unsafe(ILogger logger, string setting, string value, string danger);
}
