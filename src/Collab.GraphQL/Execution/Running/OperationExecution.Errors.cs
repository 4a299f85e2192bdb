namespace Collab.GraphQL.Execution;

/// <summary>Execution errors (specification 6.4.4 and 7.1.4).</summary>
sealed partial class OperationExecution
{
    readonly List<GraphQLError> _errors = [];

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Whether an exception belongs to the field that threw it; the cancellation of the request does not.</summary>
    public bool IsFieldFault(Exception exception) =>
        exception is not OperationCanceledException || !CancellationToken.IsCancellationRequested;

    /// <summary>The response path (7.1.3) of a field of the innermost object, or of the innermost list or object itself, which counts once when it is the field's own value.</summary>
    public IReadOnlyList<object> PathOf(PreparedField? field)
    {
        var path = new List<object>();
        for (var position = _segment; position is not null; position = position.Parent)
        {
            if (position.Index >= 0)
                path.Add(position.Index);
            else if (position.Field is not null)
                path.Add(position.Field.ResponseName);
        }

        path.Reverse();
        for (var i = 0; i < Depth && (field is null || _frames[i].Field != field.Number); i++)
        {
            if (_variant.FieldAt(_frames[i].Field) is { } entered)
                path.Add(entered.ResponseName);

            if (_frames[i].Index >= 0)
                path.Add(_frames[i].Index);
        }

        if (field is not null)
            path.Add(field.ResponseName);

        return path;
    }

    static InvalidOperationException NullInNonNull(PreparedField field) =>
        new($"Cannot return null for non-nullable field {field.ParentType}.{field.Name}.");

    /// <summary>The error that a client gets for an exception.</summary>
    public GraphQLError ErrorOf(PreparedField field, IReadOnlyList<object> path, Exception exception) =>
        (exception as FieldException ?? options.Explain?.Invoke(exception) ?? exception) switch
        {
            FieldException explained => new GraphQLError(explained.Message, explained.Code)
            {
                Locations = field.Locations,
                Path = path,
                Extensions = explained.Extensions,
            },
            InsufficientExecutionStackException => new GraphQLError("The response is nested too deeply. Ask for less depth.", ErrorCodes.TooComplex)
            {
                Locations = field.Locations,
                Path = path,
            },
            _ => options.ReportFault(exception, field, path),
        };

    void Report(PreparedField field, IReadOnlyList<object> path, Exception exception) => _errors.Add(ErrorOf(field, path, exception));
}
