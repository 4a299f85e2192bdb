using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>The CLR enum of an SDL enum.</summary>
abstract class EnumBinding(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    public abstract BoundEnum Bind(GraphQLEnumType type);
}

sealed class EnumBinding<T>(string typeName) : EnumBinding(typeName, typeof(T))
    where T : struct, Enum
{
    public override BoundEnum Bind(GraphQLEnumType type)
    {
        var table = new EnumTable<T>(type);
        return new BoundEnum(typeof(T), table, new EnumCompleter<T>(type, table), new EnumCoercer<T>(type, table));
    }
}

/// <summary>An SDL enum with what writes and reads its values.</summary>
sealed record BoundEnum(Type ClrType, EnumTable Table, Completer Completer, InputCoercer Coercer);

/// <summary>One CLR type of an SDL scalar.</summary>
abstract class ScalarBinding(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    public abstract BoundScalar Bind();
}

sealed class ScalarBinding<T>(string typeName, IScalarCodec<T> codec) : ScalarBinding(typeName, typeof(T))
    where T : notnull
{
    public override BoundScalar Bind() => new(typeof(T), new CodecCompleter<T>(codec), new ScalarCoercer<T>(TypeName, codec));
}

/// <summary>A CLR type of an SDL scalar with what writes and reads its values; a type that is for results only has no coercer.</summary>
sealed record BoundScalar(Type ClrType, Completer Completer, InputCoercer? Coercer);

/// <summary>The record of an SDL input object.</summary>
sealed record InputBinding(string TypeName, Type ClrType);

/// <summary>The parent value of root fields.</summary>
sealed class Root
{
    public static readonly Root Value = new();
}

/// <summary>Stands for the arguments of a field that takes none.</summary>
sealed class NoArguments
{
    public static readonly NoArguments Value = new();
}
