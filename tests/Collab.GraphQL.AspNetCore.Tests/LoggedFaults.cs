using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Collab.GraphQL.AspNetCore.Tests;

/// <summary>Records log entries.</summary>
public sealed class LoggedFaults : ILoggerProvider, ILogger, IEnumerable<string>
{
    readonly ConcurrentQueue<string> _lines = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public IEnumerator<string> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }
}
