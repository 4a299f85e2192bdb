using System.Globalization;

namespace Collab.GraphQL.Language;

sealed partial class SyntaxWriter
{
    void WriteValue(ValueNode node)
    {
        switch (node)
        {
            case VariableNode variable: _text.Append('$').Append(variable.Name.Value); break;
            case IntValueNode number: _text.Append(number.Value); break;
            case FloatValueNode number: _text.Append(number.Value); break;
            case StringValueNode text: WriteString(text); break;
            case BooleanValueNode boolean: _text.Append(boolean.Value ? "true" : "false"); break;
            case NullValueNode: _text.Append("null"); break;
            case EnumValueNode word: _text.Append(word.Value); break;
            case ListValueNode list:
                _text.Append('[');
                WriteSeparated(list.Values, ", ");
                _text.Append(']');
                break;
            case ObjectValueNode { Fields.Length: 0 }:
                _text.Append("{}");
                break;
            case ObjectValueNode composite:
                _text.Append("{ ");
                WriteSeparated(composite.Fields, ", ");
                _text.Append(" }");
                break;
        }
    }

    void WriteNameAndValue(NameNode name, ValueNode value)
    {
        _text.Append(name.Value).Append(": ");
        Write(value);
    }

    void WriteType(TypeNode node)
    {
        switch (node)
        {
            case NamedTypeNode named:
                _text.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                _text.Append('[');
                WriteType(list.Type);
                _text.Append(']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.Type);
                _text.Append('!');
                break;
        }
    }

    // A text that no block string can hold is written between single quotes whatever the node asks for.
    void WriteString(StringValueNode node)
    {
        if (node.IsBlock && BlockString.CanHold(node.Value))
        {
            WriteBlockString(node.Value);
        }
        else
        {
            WriteQuoted(node.Value);
        }
    }

    void WriteBlockString(string value)
    {
        _text.Append("\"\"\"");
        var body = BlockString.Body(value).Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var isFirst = true;
        foreach (var line in body.Split('\n'))
        {
            if (!isFirst)
            {
                _text.Append('\n');
            }

            // Blank lines carry no indentation; the last line does, for its closing quotes.
            if (!isFirst && line.Length > 0)
            {
                _text.Append(' ', _indent * 2);
            }

            _text.Append(line);
            isFirst = false;
        }

        if (body.EndsWith('\n'))
        {
            _text.Append(' ', _indent * 2);
        }

        _text.Append("\"\"\"");
    }

    void WriteQuoted(string value)
    {
        _text.Append('"');
        foreach (var letter in value)
        {
            switch (letter)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\b': _text.Append("\\b"); break;
                case '\f': _text.Append("\\f"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                case < ' ' or (>= '\x7F' and <= '\x9F'): _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"); break;
                default: _text.Append(letter); break;
            }
        }

        _text.Append('"');
    }
}
