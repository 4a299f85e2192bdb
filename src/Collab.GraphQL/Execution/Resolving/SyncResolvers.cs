namespace Collab.GraphQL.Execution;

/// <summary>A field read from its object.</summary>
sealed class ValueResolver<T, TResult>(Func<T, TResult> resolve, Completer<TResult> completer) : FieldResolver
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent) =>
        completer.CompleteField(execution, field, resolve(As<T>(parent)));
}

/// <summary>A scalar or enum that is read from its object, like nearly all fields.</summary>
sealed class LeafResolver<T, TResult, TLeaf>(Func<T, TResult> resolve, TLeaf leaf) : FieldResolver
    where TLeaf : struct, ILeaf<TResult>
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        var value = resolve(As<T>(parent));
        if (value is null)
            return execution.CompleteNull(field);

        leaf.Write(execution.Writer, value);
        return true;
    }
}

/// <summary>A synchronous field that takes arguments or the request.</summary>
sealed class SyncResolver<T, TArguments, TResult>(Func<T, TArguments, FieldContext, TResult> resolve, Completer<TResult> completer) : FieldResolver
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent) =>
        completer.CompleteField(
            execution, field, resolve(As<T>(parent), execution.ArgumentsOf<TArguments>(field), new FieldContext(execution, field)));
}

/// <summary><c>__typename</c> (specification 4.1): constant bytes.</summary>
sealed class TypeNameResolver(string typeName) : FieldResolver
{
    readonly byte[] _json = System.Text.Encoding.UTF8.GetBytes($"\"{typeName}\"");

    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        execution.Writer.WriteRaw(_json);
        return true;
    }
}
