using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DiffPlex;

namespace Collab.Network.Goals;

/// <summary>
/// Compares two wordings word by word. The pieces that are same or removed, joined, are the earlier wording; those that are same or
/// added are the later one.
/// </summary>
static class WordDifference
{
    /// <summary>
    /// The most pieces of both wordings together that are compared with each other, what they begin and end with in common left
    /// aside. Comparing grows with the square; this keeps the worst below some tens of milliseconds.
    /// </summary>
    const int MaxPieces = 4_000;

    // The differ takes texts and a way to cut them; ours are cut already, so it gets their names.
    const string Old = nameof(Old);
    const string New = nameof(New);

    public static ImmutableArray<DifferencePart> Between(string earlier, string later)
    {
        var old = Pieces(earlier);
        var @new = Pieces(later);
        var start = old.AsSpan().CommonPrefixLength(@new);
        var end = CommonEnd(old.AsSpan(start), @new.AsSpan(start));
        var parts = new Parts();
        parts.AddSame(old.AsSpan(..start));
        AddMiddle(parts, old[start..^end], @new[start..^end]);
        parts.AddSame(old.AsSpan(^end..));
        return parts.ToImmutable();
    }

    // Longer wordings are compared by sentence, and those that are too long even for that stand side by side as they are.
    static void AddMiddle(Parts parts, string[] old, string[] @new)
    {
        if (old.Length + @new.Length > MaxPieces)
        {
            old = Sentences(old);
            @new = Sentences(@new);
        }

        if (old.Length + @new.Length > MaxPieces)
        {
            parts.AddChange(old, @new);
            return;
        }

        var done = 0;
        foreach (var block in new Differ().CreateCustomDiffs(Old, New, ignoreWhiteSpace: false, side => side == Old ? old : @new).DiffBlocks)
        {
            parts.AddSame(old.AsSpan(done..block.DeleteStartA));
            done = block.DeleteStartA + block.DeleteCountA;
            parts.AddChange(old.AsSpan(block.DeleteStartA..done), @new.AsSpan(block.InsertStartB, block.InsertCountB));
        }

        parts.AddSame(old.AsSpan(done..));
    }

    static int CommonEnd(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        var end = 0;
        while (end < old.Length && end < @new.Length && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }

        return end;
    }

    static string[] Sentences(string[] pieces)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i] is "." or "!" or "?" || pieces[i].Contains('\n', StringComparison.Ordinal) || i == pieces.Length - 1)
            {
                sentences.Add(string.Concat(pieces.AsSpan(start, i + 1 - start)));
                start = i + 1;
            }
        }

        return [.. sentences];
    }

    /// <summary>The words, the blanks between them, and every other sign on its own.</summary>
    internal static string[] Pieces(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPiece(text, start);
            pieces.Add(text[start..end]);
            start = end;
        }

        return [.. pieces];
    }

    static int EndOfPiece(string text, int start)
    {
        var kind = KindAt(text, start, out var length);
        var end = start + length;
        while (kind is not PieceKind.Sign && end < text.Length && KindAt(text, end, out length) == kind)
        {
            end += length;
        }

        return end;
    }

    static PieceKind KindAt(string text, int index, out int length)
    {
        // Half of a surrogate pair stands for itself, so that nothing of a text is ever lost.
        length = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
        return Rune.IsWhiteSpace(rune) ? PieceKind.Blank : IsOfWord(rune) ? PieceKind.Word : PieceKind.Sign;
    }

    static bool IsOfWord(Rune rune)
        => Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    enum PieceKind
    {
        Sign,
        Word,
        Blank,
    }

    /// <summary>Joins what stands together, so that a phrase put in other words reads as one change and not as one a word.</summary>
    sealed class Parts
    {
        readonly ImmutableArray<DifferencePart>.Builder _parts = ImmutableArray.CreateBuilder<DifferencePart>();
        readonly StringBuilder _removed = new();
        readonly StringBuilder _added = new();
        readonly StringBuilder _same = new();
        string _blank = "";

        public void AddSame(ReadOnlySpan<string> pieces)
        {
            foreach (var piece in pieces)
            {
                if (_removed.Length + _added.Length > 0 && _same.Length == 0 && string.IsNullOrWhiteSpace(piece))
                {
                    // Blanks alone between two changes belong to them, unless the text ends here.
                    _blank += piece;
                    continue;
                }

                CloseChange();
                _same.Append(piece);
            }
        }

        public void AddChange(ReadOnlySpan<string> removed, ReadOnlySpan<string> added)
        {
            CloseSame();
            _removed.Append(_blank).Append(string.Concat(removed));
            _added.Append(_blank).Append(string.Concat(added));
            _blank = "";
        }

        public ImmutableArray<DifferencePart> ToImmutable()
        {
            CloseChange();
            CloseSame();
            return _parts.ToImmutable();
        }

        void CloseChange()
        {
            if (_removed.Length + _added.Length > 0)
            {
                Add(DifferenceKind.Removed, _removed.ToString());
                Add(DifferenceKind.Added, _added.ToString());
                _removed.Clear();
                _added.Clear();
                _same.Append(_blank);
                _blank = "";
            }
        }

        void CloseSame()
        {
            Add(DifferenceKind.Same, _same.ToString());
            _same.Clear();
        }

        void Add(DifferenceKind kind, string text)
        {
            if (text.Length > 0)
            {
                _parts.Add(new DifferencePart(kind, text));
            }
        }
    }
}
