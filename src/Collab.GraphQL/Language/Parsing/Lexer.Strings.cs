using System.Globalization;
using System.Text;

namespace Collab.GraphQL.Language;

partial struct Lexer
{
    /// <summary>Maximum number of hexadecimal digits in <c>\u{…}</c>: more than any code point needs.</summary>
    const int MaxHexDigits = 8;

    /// <summary>Reads a string in single quotes (section 2.10.4).</summary>
    void ReadString()
    {
        StringBuilder? builder = null;
        var position = Start + 1;
        var chunk = position;
        while (position < _text.Length)
        {
            switch (_text[position])
            {
                case '"':
                    var rest = _text.AsSpan(chunk, position - chunk);
                    StringValue = builder is null ? rest.ToString() : builder.Append(rest).ToString();
                    Accept(TokenKind.String, position + 1 - Start);
                    return;
                case '\n' or '\r':
                    throw Error("Unterminated string.", position);
                case '\\':
                    builder ??= new StringBuilder();
                    builder.Append(_text, chunk, position - chunk);
                    position = ReadEscape(position, builder);
                    chunk = position;
                    break;
                default:
                    position += CharacterLength(position, "String");
                    break;
            }
        }

        throw Error("Unterminated string.", position);
    }

    /// <summary>Reads a block string and removes its indentation (section 2.10.4).</summary>
    void ReadBlockString()
    {
        StringBuilder? builder = null;
        var position = Start + 3;
        var chunk = position;
        while (position < _text.Length)
        {
            var rest = _text.AsSpan(position);
            if (rest.StartsWith("\"\"\""))
            {
                var last = _text.AsSpan(chunk, position - chunk);
                StringValue = BlockString.Dedent(builder is null ? last : builder.Append(last).ToString());
                Accept(TokenKind.BlockString, position + 3 - Start);
                return;
            }

            if (rest.StartsWith("\\\"\"\""))
            {
                builder ??= new StringBuilder();
                builder.Append(_text, chunk, position - chunk);
                chunk = position + 1;
                position += 4;
            }
            else
            {
                position += CharacterLength(position, "String");
            }
        }

        throw Error("Unterminated string.", position);
    }

    readonly int ReadEscape(int position, StringBuilder builder)
    {
        var escaped = At(position + 1);
        if (escaped == 'u')
        {
            return At(position + 2) == '{' ? ReadCodePoint(position, builder) : ReadCodeUnits(position, builder);
        }

        var value = escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error($"Invalid character escape sequence: \"{Cut(position, 2)}\".", position),
        };
        builder.Append(value);
        return position + 2;
    }

    /// <summary>Reads <c>\u{…}</c>.</summary>
    readonly int ReadCodePoint(int position, StringBuilder builder)
    {
        var digits = _text.AsSpan(position + 3);
        digits = digits[..Math.Min(MaxHexDigits + 1, digits.Length)];
        var length = digits.IndexOf('}');
        if (length < 1
            || !uint.TryParse(digits[..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || !Rune.IsValid(value))
        {
            throw Error($"Invalid Unicode escape sequence: \"{Cut(position, length < 1 ? digits.Length + 3 : length + 4)}\".", position);
        }

        builder.Append(new Rune(value).ToString());
        return position + length + 4;
    }

    /// <summary>Reads <c>\uXXXX</c>, or two of them that make a surrogate pair.</summary>
    readonly int ReadCodeUnits(int position, StringBuilder builder)
    {
        if (TryReadCodeUnit(position, out var unit))
        {
            if (!char.IsSurrogate(unit))
            {
                builder.Append(unit);
                return position + 6;
            }

            if (char.IsHighSurrogate(unit) && TryReadCodeUnit(position + 6, out var low) && char.IsLowSurrogate(low))
            {
                builder.Append(unit).Append(low);
                return position + 12;
            }
        }

        throw Error($"Invalid Unicode escape sequence: \"{Cut(position, 6)}\".", position);
    }

    readonly bool TryReadCodeUnit(int position, out char unit)
    {
        unit = default;
        if (At(position) != '\\' || At(position + 1) != 'u' || position + 6 > _text.Length)
        {
            return false;
        }

        var isHex = ushort.TryParse(
            _text.AsSpan(position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;
        return isHex;
    }

    readonly string Cut(int position, int length) => _text.Substring(position, Math.Min(length, _text.Length - position));
}
