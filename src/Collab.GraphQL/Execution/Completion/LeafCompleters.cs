using Collab.GraphQL.Binding;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>
/// CoerceResult (specification 6.4.3) of a scalar or enum. Implementations are structs, so that <see cref="LeafResolver{T,TResult,TLeaf}"/> is compiled for each with
/// the leaf inlined: most fields are leaves, and a call for each would take a third of the time of a list.
/// </summary>
interface ILeaf<T>
{
    /// <summary>Writes a value that is not null. Throws when the leaf cannot represent it.</summary>
    void Write(ResponseWriter writer, T value);
}

sealed class LeafCompleter<T, TLeaf>(TLeaf leaf) : Completer<T>(ResultShape.Leaf)
    where TLeaf : struct, ILeaf<T>
{
    public override bool Complete(OperationExecution execution, PreparedField field, T value)
    {
        leaf.Write(execution.Writer, value);
        return true;
    }

    public override FieldResolver ResolverOf<TParent>(Func<TParent, T> resolve, ArgumentBinder? arguments) =>
        new LeafResolver<TParent, T, TLeaf>(resolve, leaf) { Arguments = arguments };
}

readonly struct StringLeaf : ILeaf<string>
{
    public void Write(ResponseWriter writer, string value) => writer.WriteString(value);
}

readonly struct IntLeaf : ILeaf<int>
{
    public void Write(ResponseWriter writer, int value) => writer.WriteNumber(value);
}

readonly struct DoubleLeaf : ILeaf<double>
{
    public void Write(ResponseWriter writer, double value) => writer.WriteNumber(value);
}

readonly struct DecimalLeaf : ILeaf<decimal>
{
    public void Write(ResponseWriter writer, decimal value) => writer.WriteNumber(value);
}

readonly struct BooleanLeaf : ILeaf<bool>
{
    public void Write(ResponseWriter writer, bool value) => writer.WriteBoolean(value);
}

/// <summary>An ID that formats itself, such as a Guid or an integer.</summary>
readonly struct FormattedLeaf<T> : ILeaf<T>
    where T : IUtf8SpanFormattable
{
    public void Write(ResponseWriter writer, T value) => writer.WriteFormatted(value);
}

readonly struct CodecLeaf<T>(IScalarCodec<T> codec) : ILeaf<T>
    where T : notnull
{
    public void Write(ResponseWriter writer, T value) => codec.Write(value, writer);
}

readonly struct EnumLeaf<T>(GraphQLEnumType type, EnumTable<T> table) : ILeaf<T>
    where T : struct, Enum
{
    public void Write(ResponseWriter writer, T value)
    {
        ref readonly var json = ref table.Json(value);
        if (json.IsDefault)
            throw new InvalidOperationException($"{typeof(T)} {value} is no value of enum {type.Name}.");

        writer.Write(in json);
    }
}

/// <summary>An enum value given by its name.</summary>
readonly struct EnumNameLeaf(GraphQLEnumType type) : ILeaf<string>
{
    public void Write(ResponseWriter writer, string value)
    {
        if (type.Values[value] is null)
            throw new InvalidOperationException($"{value} is no value of enum {type.Name}.");

        writer.WriteString(value);
    }
}
