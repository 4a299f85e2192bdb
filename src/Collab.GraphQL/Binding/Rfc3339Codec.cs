using System.Globalization;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>Moments by RFC 3339, with their offset; fractions of a second only when there are any. Lists are full of moments, so no string is made of them.</summary>
sealed class Rfc3339Codec : IScalarCodec<DateTimeOffset>
{
    const int Longest = 33;

    public void Write(DateTimeOffset value, ResponseWriter writer)
    {
        Span<byte> json = stackalloc byte[Longest + 2];
        json[0] = (byte)'"';

        // "O" is the one format with a fast path of its own: yyyy-MM-ddTHH:mm:ss.fffffff+hh:mm.
        value.TryFormat(json[1..], out var length, "O", CultureInfo.InvariantCulture);
        if (value.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            json[28..(length + 1)].CopyTo(json[20..]);
            length -= 8;
        }

        json[length + 1] = (byte)'"';
        writer.WriteRaw(json[..(length + 2)]);
    }

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
