using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>The CLR enum of an SDL enum.</summary>
public abstract class EnumBinding
{
    private protected EnumBinding(string typeName, Type clrType)
    {
        TypeName = typeName;
        ClrType = clrType;
    }

    /// <summary>The name in the SDL.</summary>
    public string TypeName { get; }

    /// <summary>The CLR enum: its member <c>InReview</c> is the SDL's <c>IN_REVIEW</c>.</summary>
    public Type ClrType { get; }

    internal abstract BoundEnum Bind(GraphQLEnumType type);
}

sealed class EnumBinding<T>(string typeName) : EnumBinding(typeName, typeof(T))
    where T : struct, Enum
{
    internal override BoundEnum Bind(GraphQLEnumType type)
    {
        var table = new EnumTable<T>(type);
        return new BoundEnum(typeof(T), table, new LeafCompleter<T, EnumLeaf<T>>(new(type, table)), new EnumCoercer<T>(type, table));
    }
}

/// <summary>An SDL enum with what writes and reads its values.</summary>
sealed record BoundEnum(Type ClrType, EnumTable Table, Completer Completer, InputCoercer Coercer);

/// <summary>One CLR type of an SDL scalar.</summary>
public abstract class ScalarBinding
{
    private protected ScalarBinding(string typeName, Type clrType)
    {
        TypeName = typeName;
        ClrType = clrType;
    }

    /// <summary>The name in the SDL.</summary>
    public string TypeName { get; }

    /// <summary>The CLR type.</summary>
    public Type ClrType { get; }

    /// <summary>Result coercion (specification 3.5): the JSON of a value.</summary>
    /// <param name="value">A value of <see cref="ClrType"/>.</param>
    public abstract JsonElement Write(object value);

    /// <summary>Input coercion (specification 3.5).</summary>
    /// <param name="input">What the client wrote.</param>
    /// <returns>A value of <see cref="ClrType"/>.</returns>
    /// <exception cref="FormatException">It is invalid; the message is for the client.</exception>
    public abstract object Read(in ScalarInput input);

    internal abstract BoundScalar Bind();
}

sealed class ScalarBinding<T>(string typeName, IScalarCodec<T> codec) : ScalarBinding(typeName, typeof(T))
    where T : notnull
{
    public override JsonElement Write(object value)
    {
        var writer = new ResponseWriter();
        codec.Write((T)value, writer);
        return JsonElement.Parse(writer.WrittenMemory.Span);
    }

    public override object Read(in ScalarInput input) => codec.Read(input);

    internal override BoundScalar Bind() => new(typeof(T), new LeafCompleter<T, CodecLeaf<T>>(new(codec)), new ScalarCoercer<T>(TypeName, codec));
}

/// <summary>A CLR type of an SDL scalar with its completer and coercer; a type for results only has no coercer.</summary>
sealed record BoundScalar(Type ClrType, Completer Completer, InputCoercer? Coercer);

/// <summary>The record of an SDL input object.</summary>
/// <param name="TypeName">The name in the SDL.</param>
/// <param name="ClrType">The record; its one constructor has a parameter for each field.</param>
public sealed record InputBinding(string TypeName, Type ClrType);

/// <summary>The parent value of root fields.</summary>
sealed class Root
{
    public static readonly Root Value = new();
}

/// <summary>Stands for the arguments of a field without arguments.</summary>
sealed class NoArguments
{
    public static readonly NoArguments Value = new();
}
