using Collab.GraphQL.Limits;

namespace Collab.GraphQL.Execution;

/// <summary>The request and the field of a resolver. Cheap to copy; valid while the request runs.</summary>
public readonly struct FieldContext
{
    readonly OperationExecution _execution;
    readonly object _field;

    internal FieldContext(OperationExecution execution, PreparedField field)
    {
        _execution = execution;
        _field = field;
    }

    /// <summary>Creates the context of a field that another engine runs.</summary>
    /// <param name="host">The field of that engine.</param>
    public FieldContext(IFieldHost host)
    {
        _execution = null!;
        _field = host;
    }

    /// <summary>The field's name in the schema.</summary>
    public string FieldName => Host is { } host ? host.FieldName : Field.Name;

    internal PreparedField Field => (PreparedField)_field;

    /// <summary>Null when the field is run by the engine itself.</summary>
    IFieldHost? Host => _execution is null ? (IFieldHost)_field : null;

    internal TimeProvider Clock => _execution.Clock;

    /// <summary>The request's services.</summary>
    public IServiceProvider Services => Host is { } host ? host.Services : _execution.Request.Services;

    /// <summary>The limits of an operation.</summary>
    public OperationLimits Limits => Host is { } host ? host.Limits : _execution.Limits;

    /// <summary>Cancelled when the client disconnects or the operation exceeds its time limit.</summary>
    public CancellationToken CancellationToken => Host is { } host ? host.CancellationToken : _execution.CancellationToken;

    /// <summary>The response path: response names and list indexes from the root (specification 7.1). Known until the resolver first waits. The engine adds it to errors itself.</summary>
    public IReadOnlyList<object> Path => Host is { } host ? host.Path : _execution.PathOf(Field);

    /// <summary>Gets the request's value of a type, such as the viewer.</summary>
    /// <typeparam name="T">The type with which it was set, or a base type.</typeparam>
    /// <exception cref="InvalidOperationException">The host has not set one.</exception>
    public T Get<T>()
        where T : class => (Host?.Features ?? _execution.Request.Features).Find<T>() ?? throw new InvalidOperationException(
            $"The request carries no {typeof(T).Name}: the host sets it on {nameof(GraphQLRequest)}.{nameof(GraphQLRequest.Features)}.");

    /// <summary>Replaces the request's value of a type for everything that is resolved from now on. For sources of subscriptions, whose viewer may gain and lose rights.</summary>
    /// <typeparam name="T">The type by which it is read.</typeparam>
    /// <param name="value">The value.</param>
    public void Renew<T>(T value)
        where T : class => _execution.Request.Features.Replace(value);

    /// <summary>Gets a service of the request.</summary>
    /// <typeparam name="T">The service type.</typeparam>
    /// <exception cref="InvalidOperationException">No such service is registered.</exception>
    public T Service<T>()
        where T : notnull => (T)(Services.GetService(typeof(T)) ?? throw new InvalidOperationException(
            $"No service {typeof(T)} is registered."));

    /// <summary>Whether the operation selects a field of this field's value, so that a resolver can skip costly work.</summary>
    /// <param name="fieldName">A field's name in the schema, e.g. <c>totalCount</c>.</param>
    public bool IsSelected(string fieldName) => Host is { } host ? host.IsSelected(fieldName) : Field.Selects(fieldName);
}
