using System.Collections;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>A field that <see cref="IUntypedResolver"/> answers.</summary>
sealed class UntypedResolver(GraphQLObjectType type, GraphQLField field, IUntypedResolver resolver, Completer<object?> completer) : FieldResolver
{
    static readonly Dictionary<string, object?> NoArguments = [];

    public override bool Execute(OperationExecution execution, PreparedField prepared, object parent)
    {
        var arguments = execution.ArgumentsOf(prepared) as IReadOnlyDictionary<string, object?> ?? NoArguments;
        var call = new UntypedField(type.Name, field.Name, parent == Root.Value ? null : parent, arguments);
        var value = resolver.Resolve(call, new FieldContext(execution, prepared));
        if (value is not Task<object?> task)
            return completer.CompleteField(execution, prepared, value);

        var awaiter = new ValueTask<object?>(task).GetAwaiter();
        return awaiter.IsCompleted
            ? completer.CompleteField(execution, prepared, awaiter.GetResult())
            : execution.Await(awaiter, new AwaitedValue<object?>(prepared, awaiter, completer));
    }
}

/// <summary>A leaf whose CLR type is not known before.</summary>
sealed class UntypedLeafCompleter(GraphQLNamedType type) : Completer<object?>(ResultShape.Leaf)
{
    public override bool Complete(OperationExecution execution, PreparedField field, object? value)
    {
        var writer = execution.Writer;
        switch (value)
        {
            case string text when type is not GraphQLEnumType named || named.Values[text] is not null:
                writer.WriteString(text);
                break;
            case bool truth:
                writer.WriteBoolean(truth);
                break;
            case int number:
                writer.WriteNumber(number);
                break;
            case double number:
                writer.WriteNumber(number);
                break;
            default:
                throw new InvalidOperationException($"{value} is no value of {type.Name}.");
        }

        return true;
    }
}

sealed class UntypedObjectCompleter(BoundObject type) : Completer<object?>(ResultShape.Object)
{
    public override bool Complete(OperationExecution execution, PreparedField field, object? value) =>
        execution.ExecuteSelectionSet(field.PlanFor(type), type.Checked(value!));
}

sealed class UntypedAbstractCompleter(GraphQLCompositeType type, IUntypedResolver resolver, Func<string, BoundObject?> objects) : Completer<object?>(ResultShape.Object)
{
    public override bool Complete(OperationExecution execution, PreparedField field, object? value)
    {
        var name = resolver.ResolveType(type.Name, value!);
        return objects(name) is { } found && type.IsPossibleType(found.Type)
            ? execution.ExecuteSelectionSet(field.PlanFor(found), found.Checked(value!))
            : throw new InvalidOperationException($"{name} is no object type of {type.Name}.");
    }
}

sealed class UntypedListCompleter(Completer<object?> item, bool itemsNullable) : Completer<object?>(ResultShape.List)
{
    readonly IndexedListCompleter<object?[], object?> _inner = new(item, itemsNullable);

    public override bool Complete(OperationExecution execution, PreparedField field, object? value) =>
        value is IEnumerable items and not string
            ? _inner.Complete(execution, field, [.. items.Cast<object?>()])
            : throw new InvalidOperationException($"A list was expected, not {value}.");
}
