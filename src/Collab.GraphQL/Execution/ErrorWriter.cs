using System.Collections;

namespace Collab.GraphQL.Execution;

/// <summary>Writes errors as JSON (specification 7.1.4).</summary>
static class ErrorWriter
{
    /// <summary>Opens the response object and writes its <c>errors</c>; the object stays open.</summary>
    public static void WriteErrors(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteRaw("{\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                writer.WriteByte((byte)',');

            WriteError(writer, errors[i]);
        }

        writer.WriteByte((byte)']');
    }

    static void WriteError(ResponseWriter writer, GraphQLError error)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (!error.Locations.IsDefaultOrEmpty)
        {
            var separator = ",\"locations\":["u8;
            foreach (var location in error.Locations)
            {
                writer.WriteRaw(separator);
                writer.WriteRaw("{\"line\":"u8);
                writer.WriteNumber(location.Line);
                writer.WriteRaw(",\"column\":"u8);
                writer.WriteNumber(location.Column);
                writer.WriteByte((byte)'}');
                separator = ","u8;
            }

            writer.WriteByte((byte)']');
        }

        if (error.Path is { } path)
        {
            writer.WriteRaw(",\"path\":"u8);
            WriteValue(writer, path);
        }

        writer.WriteRaw(",\"extensions\":{\"code\":"u8);
        writer.WriteString(error.Code);
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            writer.WriteByte((byte)',');
            WriteMember(writer, name, value);
        }

        writer.WriteRaw("}}"u8);
    }

    static void WriteMember(ResponseWriter writer, string name, object? value)
    {
        writer.WriteString(name);
        writer.WriteByte((byte)':');
        WriteValue(writer, value);
    }

    static void WriteValue(ResponseWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteString(text);
                break;
            case bool truth:
                writer.WriteBoolean(truth);
                break;
            case int number:
                writer.WriteNumber(number);
                break;
            case long number:
                writer.WriteNumber(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(number);
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteAll(writer, members, '{', '}', static (writer, member) => WriteMember(writer, member.Key, member.Value));
                break;
            case IEnumerable items:
                WriteAll(writer, items.Cast<object?>(), '[', ']', WriteValue);
                break;
            default:
                writer.WriteString(value.ToString());
                break;
        }
    }

    static void WriteAll<T>(ResponseWriter writer, IEnumerable<T> items, char open, char close, Action<ResponseWriter, T> write)
    {
        writer.WriteByte((byte)open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                writer.WriteByte((byte)',');

            write(writer, item);
            isFirst = false;
        }

        writer.WriteByte((byte)close);
    }
}
