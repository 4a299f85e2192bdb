using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Collab.GraphQL.Execution;

/// <summary>
/// The names of the engine's <see cref="ActivitySource"/>s and <see cref="Meter"/>s. Attributes have the names of OpenTelemetry's semantic conventions for GraphQL
/// servers.
/// </summary>
public static class GraphQLTelemetry
{
    /// <summary>
    /// Source and meter of operations: a span for each operation; <c>graphql.server.operation.duration</c> in seconds; and <c>graphql.server.errors</c>, which counts
    /// every error in responses, by code.
    /// </summary>
    public const string Operations = "Collab.GraphQL";

    /// <summary>
    /// Source and meter of asynchronous fields: a span for each that had to wait, and <c>graphql.server.field.duration</c> in seconds. Off unless <see
    /// cref="TelemetryOptions.Fields"/> is set.
    /// </summary>
    public const string Fields = "Collab.GraphQL.Fields";

    /// <summary>Seconds; from the duration of a page from memory to the longest time-out.</summary>
    static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    static readonly Meter OperationMeter = new(Operations);
    static readonly Meter FieldMeter = new(Fields);

    internal static ActivitySource OperationSource { get; } = new(Operations);

    internal static ActivitySource FieldSource { get; } = new(Fields);

    internal static Histogram<double> OperationDuration { get; } = OperationMeter.CreateHistogram(
        "graphql.server.operation.duration", "s", "How long operations ran.", tags: null, Durations);

    internal static Counter<long> Errors { get; } = OperationMeter.CreateCounter<long>(
        "graphql.server.errors", "{error}", "Errors in responses.");

    internal static Histogram<double> FieldDuration { get; } = FieldMeter.CreateHistogram(
        "graphql.server.field.duration", "s", "How long resolvers that may have to wait took.", tags: null, Durations);

    internal static void Count(IReadOnlyList<GraphQLError> errors)
    {
        if (!Errors.Enabled)
            return;

        foreach (var error in errors)
            Errors.Add(1, new KeyValuePair<string, object?>(Attributes.ErrorType, error.Code));
    }

    /// <summary>Names of attributes.</summary>
    internal static class Attributes
    {
        public const string Document = "graphql.document";
        public const string OperationName = "graphql.operation.name";
        public const string OperationType = "graphql.operation.type";
        public const string ParentName = "graphql.parent.name";
        public const string FieldName = "graphql.field.name";
        public const string FieldPath = "graphql.field.path";
        public const string BatchSize = "graphql.batch.size";
        public const string ErrorType = "error.type";
    }
}
