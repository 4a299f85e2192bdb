using System.Diagnostics;
using System.Text;
using static Collab.GraphQL.Execution.GraphQLTelemetry;

namespace Collab.GraphQL.Execution;

/// <summary>Records one run of an operation, from creation to disposal. Created only when there is a listener.</summary>
sealed class OperationObservation : IDisposable
{
    const string Cancelled = "cancelled";

    readonly TimeProvider _clock;
    readonly OperationNames _names;
    readonly Activity? _activity;
    readonly long _began;
    readonly string _type;
    readonly string? _name;
    string? _error = Cancelled;

    public OperationObservation(PreparedOperation operation, GraphQLRequest request, ExecutorOptions options, OperationNames names)
    {
        _clock = options.Clock;
        _names = names;
        _type = NameOf(operation.Kind);
        _name = operation.Name;
        _began = _clock.GetTimestamp();
        _activity = OperationSource.StartActivity(_type, ActivityKind.Server);
        if (_activity is not { IsAllDataRequested: true })
            return;

        _activity.SetTag(Attributes.OperationType, _type);
        if (_name is not null)
            _activity.SetTag(Attributes.OperationName, _name);

        if (options.Telemetry.Document)
            _activity.SetTag(Attributes.Document, Encoding.UTF8.GetString(request.Document.Span));
    }

    /// <summary>Whether there is a listener.</summary>
    public static bool IsWanted => OperationSource.HasListeners() || OperationDuration.Enabled || Errors.Enabled;

    /// <summary>Records the result; without it, the client had disconnected.</summary>
    public GraphQLResponse End(GraphQLResponse response)
    {
        _error = response.ErrorCode;
        if (!response.HasData || response.Errors is not { Count: > 0 } errors)
            return response;

        _error = errors[0].Code;
        Count(errors);
        return response;
    }

    public void Dispose()
    {
        if (OperationDuration.Enabled)
            OperationDuration.Record(_clock.GetElapsedTime(_began).TotalSeconds, Tags());

        if (_activity is null)
            return;

        if (_error is not null)
            _activity.SetTag(Attributes.ErrorType, _error);

        // An error of the client is not a failure of the server.
        if (_error is ErrorCodes.Internal or ErrorCodes.Unavailable)
            _activity.SetStatus(ActivityStatusCode.Error);

        _activity.Dispose();
    }

    TagList Tags()
    {
        var tags = new TagList { { Attributes.OperationType, _type } };
        if (_name is not null)
            tags.Add(Attributes.OperationName, _names.Bounded(_name));

        if (_error is not null)
            tags.Add(Attributes.ErrorType, _error);

        return tags;
    }

    static string NameOf(Language.OperationType type) => type switch
    {
        Language.OperationType.Query => "query",
        Language.OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
