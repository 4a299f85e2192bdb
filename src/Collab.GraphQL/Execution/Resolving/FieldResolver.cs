using System.Runtime.CompilerServices;

namespace Collab.GraphQL.Execution;

/// <summary>Resolves one field of one object type; all types were checked at start. Shared by all requests.</summary>
abstract class FieldResolver
{
    /// <summary>The field's arguments; null when it takes none.</summary>
    public ArgumentBinder? Arguments { get; init; }

    /// <summary>
    /// ExecuteField (specification 6.4): resolves and completes the field and writes its value. Returns false when null propagates to the parent object, after the
    /// error was recorded. Exceptions of the resolver pass through.
    /// </summary>
    public abstract bool Execute(OperationExecution execution, PreparedField field, object parent);

    /// <summary>The same resolver with duration recording; itself when it never waits.</summary>
    public virtual FieldResolver Observed() => this;

    /// <summary>Casts the object to its CLR type. The type was checked at start or when the object type was chosen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static T As<T>(object parent) => typeof(T).IsValueType ? (T)parent : Unsafe.As<object, T>(ref parent);
}

/// <summary>Binds the arguments of a field to its arguments record.</summary>
sealed class ArgumentBinder(InputShape shape)
{
    public PreparedArguments Prepare(Language.FieldNode node) => new(shape, node);
}
