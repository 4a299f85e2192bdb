using System.Diagnostics;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Validation;

namespace Collab.GraphQL.Execution;

/// <summary>Options of an executor. Must not change after an executor uses it.</summary>
public sealed record ExecutorOptions
{
    /// <summary>The limits of an operation.</summary>
    public OperationLimits Limits { get; init; } = OperationLimits.Default;

    /// <summary>
    /// Approximate size of the cache of prepared documents, in bytes of their text; the least recently used ones are evicted. A document counts once for each plan that
    /// it may need. Syntax and plans take about forty times as much memory. 2 MiB by default.
    /// </summary>
    public int CachedDocumentBytes { get; init; } = 2 << 20;

    /// <summary>The limits of the parser; for tokens, the smaller of this limit and that of <see cref="Limits"/> applies.</summary>
    public ParserOptions Parsing { get; init; } = ParserOptions.Default;

    /// <summary>The validation rules and their limits.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>Gates that decide on every operation before it runs, after <see cref="Limits"/>.</summary>
    public IReadOnlyList<IOperationGate> Gates { get; init; } = [];

    /// <summary>
    /// Maps an unexpected exception of a resolver, such as that of an unavailable database, to an error for the client. Without it, or when it returns null, the error
    /// is <c>INTERNAL</c>. Must not throw.
    /// </summary>
    public Func<Exception, FieldException?>? Explain { get; init; }

    /// <summary>Receives every exception that clients see only as <c>INTERNAL</c>, for the log. Must not throw.</summary>
    public Action<ExecutionFault>? OnFault { get; init; }

    /// <summary>What <see cref="GraphQLTelemetry"/> records.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>The clock of <see cref="OperationLimits.Timeout"/> and of telemetry.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Replaces an unexpected exception by a trace id.</summary>
    internal GraphQLError ReportFault(Exception exception, PreparedField field, IReadOnlyList<object> path)
    {
        var traceId = Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom();
        OnFault?.Invoke(new ExecutionFault(exception, field.Coordinate, path, traceId.ToHexString()));
        return new GraphQLError("Something went wrong on the server. Tell its operators the trace id.", ErrorCodes.Internal)
        {
            Locations = field.Locations,
            Path = path,
            Extensions = new Dictionary<string, object?> { ["traceId"] = traceId.ToHexString() },
        };
    }
}
