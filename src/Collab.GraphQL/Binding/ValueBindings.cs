namespace Collab.GraphQL.Binding;

/// <summary>The CLR enum of an SDL enum.</summary>
abstract class EnumBinding(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;
}

sealed class EnumBinding<T>(string typeName) : EnumBinding(typeName, typeof(T))
    where T : struct, Enum;

/// <summary>One CLR type of an SDL scalar.</summary>
abstract class ScalarBinding(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;
}

sealed class ScalarBinding<T>(string typeName, IScalarCodec<T> codec) : ScalarBinding(typeName, typeof(T))
    where T : notnull
{
    public IScalarCodec<T> Codec { get; } = codec;
}

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
