using System.Globalization;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>Moments by RFC 3339, with their offset; fractions of a second only when there are any. Lists are full of moments, so no string is made of them.</summary>
sealed class Rfc3339Codec : IScalarCodec<DateTimeOffset>
{
    public void Write(DateTimeOffset value, ResponseWriter writer) => writer.WriteMoment(value);

    public DateTimeOffset Read(in ScalarInput input) =>
        input.Kind == ScalarInputKind.String && HasOffset(input.Text)
        && DateTimeOffset.TryParse(input.Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new FormatException("a moment with its offset, such as 2026-08-06T09:00:00+03:00, was expected");

    /// <summary>The general parser takes more than RFC 3339 does, among it moments without offset.</summary>
    static bool HasOffset(string text) =>
        text.IndexOf('T', StringComparison.OrdinalIgnoreCase) is var time and > 0
        && (text.EndsWith("z", StringComparison.OrdinalIgnoreCase) || text.LastIndexOfAny(['+', '-']) > time);
}
