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
    public static ImmutableArray<DifferencePart> Between(string earlier, string later)
    {
        var difference = new Differ().CreateCustomDiffs(earlier, later, ignoreWhiteSpace: false, Pieces);
        var parts = new Parts();
        var done = 0;
        foreach (var block in difference.DiffBlocks)
        {
            parts.AddSame(difference.PiecesOld, done, block.DeleteStartA);
            parts.AddChange(
                string.Concat(difference.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA)),
                string.Concat(difference.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)));
            done = block.DeleteStartA + block.DeleteCountA;
        }

        parts.AddSame(difference.PiecesOld, done, difference.PiecesOld.Length);
        return parts.ToImmutable();
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
        string _blank = "";

        public void AddSame(string[] pieces, int start, int end)
        {
            var text = string.Concat(pieces.Skip(start).Take(end - start));
            var isBetweenChanges = _removed.Length + _added.Length > 0;
            if (isBetweenChanges && text.Length > 0 && string.IsNullOrWhiteSpace(text))
            {
                // Blanks alone between two changes belong to them, unless the text ends here.
                _blank = text;
                return;
            }

            Close();
            Add(DifferenceKind.Same, text);
        }

        public void AddChange(string removed, string added)
        {
            _removed.Append(_blank).Append(removed);
            _added.Append(_blank).Append(added);
            _blank = "";
        }

        public ImmutableArray<DifferencePart> ToImmutable()
        {
            Close();
            return _parts.ToImmutable();
        }

        void Close()
        {
            Add(DifferenceKind.Removed, _removed.ToString());
            Add(DifferenceKind.Added, _added.ToString());
            Add(DifferenceKind.Same, _blank);
            _removed.Clear();
            _added.Clear();
            _blank = "";
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
