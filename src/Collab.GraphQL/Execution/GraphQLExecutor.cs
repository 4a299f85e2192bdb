using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>Executes requests against one schema (specification 6). One executor serves concurrent requests.</summary>
public sealed class GraphQLExecutor
{
    /// <summary>Number of pooled executions.</summary>
    const int MaxPooled = 64;

    readonly ExecutableSchema _schema;
    readonly ExecutorOptions _options;
    readonly DocumentPreparer _documents;
    readonly OperationNames _names;
    readonly ConcurrentQueue<OperationExecution> _free = new();
    OperationExecution? _firstFree;

    /// <summary>Creates an executor.</summary>
    /// <param name="schema">The schema with its bindings.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public GraphQLExecutor(ExecutableSchema schema, ExecutorOptions? options = null)
    {
        _schema = schema;
        _options = options ?? new ExecutorOptions();
        _documents = new DocumentPreparer(schema, _options);
        _names = new OperationNames(_options.Telemetry.OperationNames);
    }

    /// <summary>The schema.</summary>
    public ExecutableSchema Schema => _schema;

    /// <summary>The limits in force.</summary>
    public OperationLimits Limits => _options.Limits;

    /// <summary>Parses, validates and plans a document and checks its limits, or returns the cached result.</summary>
    /// <param name="document">The document, UTF-8.</param>
    /// <param name="operationName">The operation; null when the document has only one.</param>
    public Preparation Prepare(ReadOnlySpan<byte> document, string? operationName) => _documents.Prepare(document, operationName);

    /// <summary>ExecuteRequest (6.1) for queries and mutations.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The response; the caller disposes it.</returns>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    public ValueTask<GraphQLResponse> Execute(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var preparation = Prepare(request.Document.Span, request.OperationName);
        return preparation.Succeeded ? Execute(preparation.Operation, request) : new(Refuse(preparation.Errors));
    }

    /// <summary>Runs a prepared query or mutation.</summary>
    /// <param name="operation">The operation; prepared by this executor.</param>
    /// <param name="request">The request.</param>
    /// <returns>The response; the caller disposes it.</returns>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    public ValueTask<GraphQLResponse> Execute(PreparedOperation operation, GraphQLRequest request) =>
        OperationObservation.IsWanted ? ExecuteObserved(operation, request) : ExecuteRequest(operation, request);

    ValueTask<GraphQLResponse> ExecuteRequest(PreparedOperation operation, GraphQLRequest request)
    {
        var execution = Rent();
        execution.Begin(request, _options.Limits.Timeout);
        if (operation.Kind == OperationType.Subscription)
            return new(Refuse(execution, [new GraphQLError("A subscription needs a transport that streams: WebSocket or Server-Sent Events.", ErrorCodes.BadUserInput)]));

        if (Admit(execution, operation) is { } refusal)
            return new(Refuse(execution, [refusal]));

        return Run(execution, operation, Root.Value);
    }

    /// <summary>Subscribe (6.2.3): one response for each event of the source stream. Ends with the source, or when <paramref name="cancellation"/> is cancelled.</summary>
    /// <param name="operation">The subscription; prepared by this executor.</param>
    /// <param name="request">The request; its values must be valid as long as the stream.</param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <returns>The responses; the caller disposes each before the next. A refusal, or a failure of the source, is a last response without data.</returns>
    public async IAsyncEnumerable<GraphQLResponse> Subscribe(
        PreparedOperation operation, GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var source = new OperationExecution(_options);
        source.Begin(request, Timeout.InfiniteTimeSpan);
        if (Admit(source, operation) is { } refusal)
        {
            yield return Refuse(source, [refusal]);
            yield break;
        }

        var stream = new SourceStream(source, operation, cancellation);
        await using (stream.ConfigureAwait(false))
        {
            while (await stream.MoveNext().ConfigureAwait(false))
            {
                yield return await ExecuteEvent(operation, request, stream.Current).ConfigureAwait(false);
            }
        }

        if (stream.Failure is not null)
            yield return Refuse(stream.Failure);
    }

    async ValueTask<GraphQLResponse> ExecuteObserved(PreparedOperation operation, GraphQLRequest request)
    {
        using var observation = new OperationObservation(operation, request, _options, _names);
        return observation.End(await ExecuteRequest(operation, request).ConfigureAwait(false));
    }

    /// <summary>ExecuteSubscriptionEvent (6.2.3.2).</summary>
    async ValueTask<GraphQLResponse> ExecuteEvent(PreparedOperation operation, GraphQLRequest request, object happened)
    {
        using var observation = OperationObservation.IsWanted ? new OperationObservation(operation, request, _options, _names) : null;
        var execution = Rent();
        execution.Begin(request, _options.Limits.Timeout);
        execution.Variables.Coerce(operation, request.Variables);
        var response = await Run(execution, operation, happened).ConfigureAwait(false);
        return observation?.End(response) ?? response;
    }

    /// <summary>Creates a response for a request that is refused.</summary>
    /// <param name="errors">The reasons; at least one.</param>
    /// <returns>The response; the caller disposes it.</returns>
    public GraphQLResponse Refuse(params IReadOnlyList<GraphQLError> errors) => Refuse(Rent(), errors);

    internal void Return(OperationExecution execution)
    {
        if (!execution.IsReusable)
            return;

        execution.Reset();
        if (Interlocked.CompareExchange(ref _firstFree, execution, null) is not null && _free.Count < MaxPooled)
            _free.Enqueue(execution);
    }

    OperationExecution Rent()
    {
        var first = _firstFree;
        if (first is not null && Interlocked.CompareExchange(ref _firstFree, null, first) == first)
            return first;

        return _free.TryDequeue(out var free) ? free : new OperationExecution(_options);
    }

    GraphQLResponse Refuse(OperationExecution execution, IReadOnlyList<GraphQLError> errors)
    {
        GraphQLTelemetry.Count(errors);
        execution.Refuse(errors);
        return new GraphQLResponse(this, execution, errors[0].Code);
    }

    /// <summary>CoerceVariableValues (6.1.2), then the limits and the gates.</summary>
    GraphQLError? Admit(OperationExecution execution, PreparedOperation operation)
    {
        try
        {
            execution.Variables.Coerce(operation, execution.Request.Variables);
        }
        catch (InputException wrong)
        {
            return new GraphQLError(wrong.Message, ErrorCodes.BadUserInput);
        }
        catch (JsonException)
        {
            return new GraphQLError("The variables are not well-formed JSON, or nested too deeply.", ErrorCodes.BadUserInput);
        }

        if (operation.CheckCost(execution.Variables) is { } tooCostly)
            return tooCostly;

        foreach (var gate in _options.Gates)
        {
            if (gate.Check(operation, new CoercedVariables(execution.Variables)) is { } refusal)
                return refusal;
        }

        return null;
    }

    ValueTask<GraphQLResponse> Run(OperationExecution execution, PreparedOperation operation, object root)
    {
        try
        {
            var run = execution.Run(operation.VariantFor(execution.Variables), root);
            if (!run.IsCompletedSuccessfully)
                return Wait(execution, run);
        }
        catch (OperationCanceledException) when (!execution.Request.Aborted.IsCancellationRequested)
        {
            TimeOut(execution);
        }
        catch
        {
            execution.Abandon();
            throw;
        }

        return new(new GraphQLResponse(this, execution));
    }

    async ValueTask<GraphQLResponse> Wait(OperationExecution execution, ValueTask run)
    {
        try
        {
            await run.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!execution.Request.Aborted.IsCancellationRequested)
        {
            TimeOut(execution);
        }
        catch
        {
            execution.Abandon();
            throw;
        }

        return new GraphQLResponse(this, execution);
    }

    void TimeOut(OperationExecution execution)
    {
        execution.Abandon();
        execution.Fail(new GraphQLError(
            $"The operation took longer than {_options.Limits.Timeout.TotalSeconds:0.###} s and was given up. Ask for less, or repeat it later.", ErrorCodes.Unavailable)
        {
            Extensions = new Dictionary<string, object?> { ["limitName"] = LimitNames.TimeMs, ["limit"] = _options.Limits.Timeout.TotalMilliseconds },
        });
    }
}
