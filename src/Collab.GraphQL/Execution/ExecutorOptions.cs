using System.Diagnostics;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Validation;

namespace Collab.GraphQL.Execution;

/// <summary>How operations are run. Unchanged once an executor uses it.</summary>
public sealed record ExecutorOptions
{
    /// <summary>What an operation may ask for, and how long it may take.</summary>
    public OperationLimits Limits { get; init; } = OperationLimits.Default;

    /// <summary>
    /// How many bytes of documents are kept prepared, about; the ones used least lately go first. A document counts once for each plan that it may
    /// need. Syntax and plans take some forty times as much memory; two MiB unless set.
    /// </summary>
    public int CachedDocumentBytes { get; init; } = 2 << 20;

    /// <summary>The bounds that parsing keeps; of tokens, the smaller of this one's and <see cref="Limits"/>'s.</summary>
    public ParserOptions Parsing { get; init; } = ParserOptions.Default;

    /// <summary>The rules that documents are checked by, and the bounds that checking keeps.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>Decide on every operation before it runs, after <see cref="Limits"/>: who may run what, how often.</summary>
    public IReadOnlyList<IOperationGate> Gates { get; init; } = [];

    /// <summary>
    /// Says what clients are told of an exception that resolvers throw without meaning clients to read it, such as that of a database that is away. Null,
    /// also as its answer, leaves the exception <c>INTERNAL</c>. Must not throw.
    /// </summary>
    public Func<Exception, FieldException?>? Explain { get; init; }

    /// <summary>Told of every exception that clients see only as <c>INTERNAL</c>; for the log. Must not throw.</summary>
    public Action<ExecutionFault>? OnFault { get; init; }

    /// <summary>How much those who listen to <see cref="GraphQLTelemetry"/> are told.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>The clock for <see cref="OperationLimits.Timeout"/> and for what telemetry measures.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Hides an unexpected exception behind a trace id.</summary>
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
