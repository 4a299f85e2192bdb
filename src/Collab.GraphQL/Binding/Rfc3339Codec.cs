using System.Globalization;
using System.Text.RegularExpressions;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>Moments by RFC 3339, with their offset; fractions of a second only when there are any. Lists are full of moments, so no string is made of them.</summary>
sealed partial class Rfc3339Codec : IScalarCodec<DateTimeOffset>
{
    /// <summary>Digits of a second's fraction that a moment keeps: 100 nanoseconds. More are cut off.</summary>
    const int KeptDigits = 7;

    const int DigitsBeforeFraction = 20;

    public void Write(DateTimeOffset value, ResponseWriter writer) => writer.WriteMoment(value);

    public DateTimeOffset Read(in ScalarInput input) =>
        input.Kind == ScalarInputKind.String && Form().IsMatch(input.Text)
        && DateTimeOffset.TryParse(Shortened(input.Text), CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new FormatException("a moment with its offset, such as 2026-08-06T09:00:00+03:00, was expected");

    /// <summary>The general parser takes much that RFC 3339 does not, and guesses; which numbers a calendar has is left to it.</summary>
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
