using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Collab.Journal.Transfer;

/// <summary>Reads a file line by line, as bytes.</summary>
static class LineReader
{
    /// <summary>Maximum length of a line, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Some editors write it at the start of a file; it is ignored.</summary>
    static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>The lines without line ends, numbered from 1.</summary>
    public static async IAsyncEnumerable<(int Number, byte[] Text)> Lines(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true));
        var number = 0;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return (++number, Text(rest.Slice(0, end), isFirst: number == 1));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted && !rest.IsEmpty) yield return (++number, Text(rest, isFirst: number == 1));
            if (rest.Length > MaxBytes) throw new TransferException(number + 1, $"The line is longer than {MaxBytes / (1024 * 1024)} MiB.");
            if (read.IsCompleted) break;
            pipe.AdvanceTo(rest.Start, rest.End);
        }

        await pipe.CompleteAsync();
    }

    static byte[] Text(ReadOnlySequence<byte> line, bool isFirst)
    {
        var text = line.ToArray();
        if (isFirst && text.AsSpan().StartsWith(ByteOrderMark)) text = text[ByteOrderMark.Length..];
        return text is [.. var without, (byte)'\r'] ? without : text;
    }
}
