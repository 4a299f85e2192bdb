using System.Runtime.CompilerServices;

namespace Collab.GraphQL.Execution;

/// <summary>What answers one field of one object type: the binding with everything about types settled at start-up. Shared by all requests.</summary>
abstract class FieldResolver
{
    /// <summary>The field's arguments; null when it takes none.</summary>
    public ArgumentBinder? Arguments { get; init; }

    /// <summary>
    /// ExecuteField (specification 6.4): resolves and completes the field and writes its value. False when null has to take the place of the object
    /// around it; the error is recorded then. Whatever the resolver throws passes through.
    /// </summary>
    public abstract bool Execute(OperationExecution execution, PreparedField field, object parent);

    /// <summary>The same, telling listeners how long it took; itself when it never waits, for then there is nothing to tell.</summary>
    public virtual FieldResolver Observed() => this;

    /// <summary>The object as its CLR type. That it is one was settled at start-up, or when its object type was chosen, so it is not looked at again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static T As<T>(object parent) => typeof(T).IsValueType ? (T)parent : Unsafe.As<object, T>(ref parent);
}

/// <summary>How the arguments of a field become its arguments record.</summary>
sealed class ArgumentBinder(InputShape shape)
{
    public PreparedArguments Prepare(Language.FieldNode node) => new(shape, node);
}
