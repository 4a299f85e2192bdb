using Collab.Gateway.Commands;
using Collab.Journal;

namespace Collab.Gateway.Serving;

/// <summary>Looks at start whether the database keeps what it acknowledges.</summary>
static partial class DurabilityCheck
{
    /// <summary>Warns of every unsafe setting, loudly; in production refuses to serve.</summary>
    /// <param name="database">The database.</param>
    /// <param name="isProduction">Whether answers given must survive.</param>
    /// <param name="logger">Where it warns.</param>
    /// <param name="stop">Stops the check.</param>
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
