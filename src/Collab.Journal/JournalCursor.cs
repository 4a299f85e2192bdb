using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace Collab.Journal;

/// <summary>The opaque text form of a <see cref="JournalPosition"/> for clients: 32 characters, base64url of epoch, transaction and sequence.</summary>
public static class JournalCursor
{
    const int PartBytes = 8;
    const int CursorBytes = 3 * PartBytes;
    const int TextLength = CursorBytes / 3 * 4;

    /// <summary>Formats a position as a cursor of this journal.</summary>
    /// <param name="epoch">The journal's <see cref="IJournal.Epoch"/>.</param>
    /// <param name="position">The position.</param>
    public static string Format(Guid epoch, JournalPosition position)
    {
        Span<byte> bytes = stackalloc byte[CursorBytes];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mark(epoch));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[PartBytes..], position.Transaction);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(2 * PartBytes)..], position.Sequence);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Parses a cursor that a client sent.</summary>
    /// <param name="epoch">The journal's <see cref="IJournal.Epoch"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="position">The position when the result is <see cref="CursorReading.Valid"/>; otherwise the start.</param>
    public static CursorReading Read(Guid epoch, string text, out JournalPosition position)
    {
        position = JournalPosition.Start;
        Span<byte> bytes = stackalloc byte[CursorBytes];
        if (text.Length != TextLength || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != CursorBytes)
            return CursorReading.Malformed;
        if (BinaryPrimitives.ReadUInt64BigEndian(bytes) != Mark(epoch)) return CursorReading.OtherEpoch;
        var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes[(2 * PartBytes)..]);
        if (sequence < 0) return CursorReading.Malformed;
        position = new JournalPosition(BinaryPrimitives.ReadUInt64BigEndian(bytes[PartBytes..]), sequence);
        return CursorReading.Valid;
    }

    static ulong Mark(Guid epoch)
    {
        Span<byte> bytes = stackalloc byte[2 * PartBytes];
        epoch.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ BinaryPrimitives.ReadUInt64BigEndian(bytes[PartBytes..]);
    }
}
