using System.Globalization;
using System.Text.RegularExpressions;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>RFC 3339 timestamps with offset; fractions of a second only when present. Lists have many timestamps, so they are written without allocating strings.</summary>
sealed partial class Rfc3339Codec : IScalarCodec<DateTimeOffset>
{
    /// <summary>The digits of a fraction that are kept: 100 nanoseconds. Further digits are truncated.</summary>
    const int KeptDigits = 7;

    const int DigitsBeforeFraction = 20;

    public void Write(DateTimeOffset value, ResponseWriter writer) => writer.WriteMoment(value);

    public DateTimeOffset Read(in ScalarInput input) =>
        input.Kind == ScalarInputKind.String && Form().IsMatch(input.Text)
        && DateTimeOffset.TryParse(Shortened(input.Text), CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new FormatException("a moment with its offset, such as 2026-08-06T09:00:00+03:00, was expected");

    /// <summary>.NET's parser accepts and guesses more than RFC 3339; it only decides which numbers are valid in the calendar.</summary>
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    static string Shortened(string text)
    {
        var end = text.AsSpan(DigitsBeforeFraction).IndexOfAnyExceptInRange('0', '9');
        return text[DigitsBeforeFraction - 1] == '.' && end > KeptDigits
            ? text.Remove(DigitsBeforeFraction + KeptDigits, end - KeptDigits)
            : text;
    }
}
