using Microsoft.Extensions.Logging.Console;

namespace Collab.Gateway.Serving;

/// <summary>Logs go to stderr, a line each; stdout is for what was asked for.</summary>
static class Logs
{
    /// <summary>Sets logging up; the environment's Logging__LogLevel__… says more or less.</summary>
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Collab", LogLevel.Information);
        // Whoever asks for the health is told; a line for each time they ask would hide all others.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
