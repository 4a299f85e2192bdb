using Collab.GraphQL.Binding;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>CoerceResult (specification 6.4.3) of scalars and enums.</summary>
abstract class LeafCompleter<T>() : Completer<T>(ResultShape.Leaf);

sealed class StringCompleter : LeafCompleter<string>
{
    public override bool Complete(OperationExecution execution, PreparedField field, string value)
    {
        execution.Writer.WriteString(value);
        return true;
    }
}

sealed class IntCompleter : LeafCompleter<int>
{
    public override bool Complete(OperationExecution execution, PreparedField field, int value)
    {
        execution.Writer.WriteNumber(value);
        return true;
    }
}

sealed class DoubleCompleter : LeafCompleter<double>
{
    public override bool Complete(OperationExecution execution, PreparedField field, double value)
    {
        execution.Writer.WriteNumber(value);
        return true;
    }
}

sealed class DecimalCompleter : LeafCompleter<decimal>
{
    public override bool Complete(OperationExecution execution, PreparedField field, decimal value)
    {
        execution.Writer.WriteNumber(value);
        return true;
    }
}

sealed class BooleanCompleter : LeafCompleter<bool>
{
    public override bool Complete(OperationExecution execution, PreparedField field, bool value)
    {
        execution.Writer.WriteBoolean(value);
        return true;
    }
}

/// <summary>An ID that formats itself, such as a Guid or an integer.</summary>
sealed class FormattedCompleter<T> : LeafCompleter<T>
    where T : IUtf8SpanFormattable
{
    public override bool Complete(OperationExecution execution, PreparedField field, T value)
    {
        execution.Writer.WriteFormatted(value);
        return true;
    }
}

sealed class CodecCompleter<T>(IScalarCodec<T> codec) : LeafCompleter<T>
    where T : notnull
{
    public override bool Complete(OperationExecution execution, PreparedField field, T value)
    {
        codec.Write(value, execution.Writer);
        return true;
    }
}

sealed class EnumCompleter<T>(GraphQLEnumType type, EnumTable<T> table) : LeafCompleter<T>
    where T : struct, Enum
{
    public override bool Complete(OperationExecution execution, PreparedField field, T value)
    {
        ref readonly var json = ref table.Json(value);
        if (json.IsDefault)
            throw new InvalidOperationException($"{typeof(T)} {value} is no value of enum {type.Name}.");

        execution.Writer.Write(in json);
        return true;
    }
}

/// <summary>An enum value given by its name.</summary>
sealed class EnumNameCompleter(GraphQLEnumType type) : LeafCompleter<string>
{
    public override bool Complete(OperationExecution execution, PreparedField field, string value)
    {
        if (type.Values[value] is null)
            throw new InvalidOperationException($"{value} is no value of enum {type.Name}.");

        execution.Writer.WriteString(value);
        return true;
    }
}
