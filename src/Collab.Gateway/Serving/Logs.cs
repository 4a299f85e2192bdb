using Microsoft.Extensions.Logging.Console;

namespace Collab.Gateway.Serving;

/// <summary>Logs go to stderr, one line each; stdout is for the output of commands.</summary>
static class Logs
{
    /// <summary>Configures logging; Logging__LogLevel__… overrides it.</summary>
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Collab", LogLevel.Information);
        // The client of the health check gets the result; a log line for each check would hide all others.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // It warns that keys of sessions are not encrypted in the database (docs/decisions/sign-in.md).
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
