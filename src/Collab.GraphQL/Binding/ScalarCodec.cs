using System.Globalization;
using System.Text;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>Creates codecs for scalars whose JSON form is a string.</summary>
public static class ScalarCodec
{
    /// <summary>Creates a codec from two functions that format and parse text.</summary>
    /// <typeparam name="T">The CLR type of the values.</typeparam>
    /// <param name="format">Formats a value.</param>
    /// <param name="parse">Parses a value; throws <see cref="FormatException"/> with a message for the client.</param>
    public static IScalarCodec<T> Text<T>(Func<T, string> format, Func<string, T> parse) => new FunctionCodec<T>(format, parse);

    /// <summary>
    /// Creates a codec for a type that formats and parses itself with the invariant culture, without allocating strings for results. With a format, only text in
    /// exactly that format is valid: .NET's general parsers guess, and a date such as 1.2.2026 is ambiguous.
    /// </summary>
    /// <typeparam name="T">The CLR type of the values.</typeparam>
    /// <param name="expected">A description of valid values for the error message, e.g. <c>a date such as 2026-08-06</c>.</param>
    /// <param name="format">The format of results and inputs, or null for the type's general format.</param>
    public static IScalarCodec<T> Text<T>(string expected, string? format = null)
        where T : IUtf8SpanFormattable, IParsable<T> => new FormattableCodec<T>(expected, format);

    /// <summary>RFC 3339 timestamps with offset, e.g. <c>2026-08-06T09:00:00+03:00</c>; the offset is kept.</summary>
    public static IScalarCodec<DateTimeOffset> Rfc3339 { get; } = new Rfc3339Codec();

    private sealed class FunctionCodec<T>(Func<T, string> format, Func<string, T> parse) : IScalarCodec<T>
    {
        public void Write(T value, ResponseWriter writer) => writer.WriteString(format(value));

        public T Read(in ScalarInput input) => input.Kind == ScalarInputKind.String
            ? parse(input.Text)
            : throw new FormatException("a string was expected");
    }

    private sealed class FormattableCodec<T>(string expected, string? format) : IScalarCodec<T>
        where T : IUtf8SpanFormattable, IParsable<T>
    {
        /// <summary>Maximum length of a value in a format, in bytes of UTF-8.</summary>
        const int MaxExactLength = 128;

        public void Write(T value, ResponseWriter writer) => writer.WriteFormatted(value, format);

        public T Read(in ScalarInput input) =>
            input.Kind == ScalarInputKind.String && T.TryParse(input.Text, CultureInfo.InvariantCulture, out var value) && IsExact(value, input.Text)
                ? value
                : throw new FormatException($"{expected} was expected");

        bool IsExact(T value, string text)
        {
            if (format is null) return true;
            Span<byte> written = stackalloc byte[MaxExactLength];
            return value.TryFormat(written, out var length, format, CultureInfo.InvariantCulture) && Encoding.UTF8.GetString(written[..length]) == text;
        }
    }
}
