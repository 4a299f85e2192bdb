using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Collab.Journal.Tests;

public sealed class JournalCursorTests
{
    [Fact]
    public void Cursor_round_trips_its_position()
    {
        Prop.ForAll<Guid, ulong, long>((epoch, transaction, sequence) =>
        {
            var position = new JournalPosition(transaction, sequence & long.MaxValue);
            return JournalCursor.Read(epoch, JournalCursor.Format(epoch, position), out var read) == CursorReading.Valid && read == position;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cursor_of_another_database_is_other_epoch()
    {
        var cursor = JournalCursor.Format(Guid.NewGuid(), new JournalPosition(7, 1));

        Assert.Equal(CursorReading.OtherEpoch, JournalCursor.Read(Guid.NewGuid(), cursor, out var position));
        Assert.Equal(JournalPosition.Start, position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    public void Other_text_is_malformed(string text)
    {
        Assert.Equal(CursorReading.Malformed, JournalCursor.Read(Guid.NewGuid(), text, out _));
    }

    [Fact]
    public void A_negative_sequence_is_malformed()
    {
        var epoch = Guid.NewGuid();
        Assert.Equal(CursorReading.Malformed, JournalCursor.Read(epoch, JournalCursor.Format(epoch, new JournalPosition(1, -1)), out _));
    }
}
