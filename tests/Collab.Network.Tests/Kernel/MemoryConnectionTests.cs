using Collab.Network.Kernel.Paging;

namespace Collab.Network.Tests.Kernel;

public class MemoryConnectionTests
{
    static readonly string[] Letters = ["a", "b", "c", "d", "e"];

    [Fact]
    public void The_first_ones() => Expect(new PageRequest(2, false, null, null), "ab", hasPrevious: false, hasNext: true);

    [Fact]
    public void The_ones_after_a_cursor() => Expect(new PageRequest(2, false, "b", null), "cd", hasPrevious: true, hasNext: true);

    [Fact]
    public void The_last_ones() => Expect(new PageRequest(2, true, null, null), "de", hasPrevious: true, hasNext: false);

    [Fact]
    public void The_ones_before_a_cursor() => Expect(new PageRequest(2, true, "d", null), "bc", hasPrevious: true, hasNext: true);

    [Fact]
    public void Between_two_cursors() => Expect(new PageRequest(9, false, "a", "d"), "bc", hasPrevious: true, hasNext: true);

    [Fact]
    public void None_wanted_gives_none() => Expect(new PageRequest(0, false, null, null), "", hasPrevious: false, hasNext: true);

    [Fact]
    public void A_cursor_that_is_none_is_refused()
    {
        Assert.Throws<CursorException>(() => Letters.Page(new PageRequest(9, false, "z", null), letter => letter));
        Assert.Throws<CursorException>(() => Letters.Page(new PageRequest(9, true, "z", null), letter => letter));
        Assert.Throws<CursorException>(() => Letters.Page(new PageRequest(9, false, null, ""), letter => letter));
    }

    [Fact]
    public void What_is_no_longer_wanted_keeps_its_place()
    {
        // The page after b goes on with c, although b itself is not wanted any more.
        ExpectWanted(new PageRequest(2, false, "b", null), "acde", "cd", hasPrevious: true, hasNext: true);
        ExpectWanted(new PageRequest(2, true, "d", null), "abe", "ab", hasPrevious: false, hasNext: true);
        ExpectWanted(new PageRequest(1, true, null, null), "ab", "b", hasPrevious: true, hasNext: false);
        ExpectWanted(new PageRequest(9, false, "b", null), "a", "", hasPrevious: true, hasNext: false);
        ExpectWanted(new PageRequest(9, false, null, null), "", "", hasPrevious: false, hasNext: false);
    }

    [Fact]
    public void Pages_put_together_are_the_list()
    {
        var read = new List<string>();
        string? cursor = null;
        for (var hasNext = true; hasNext;)
        {
            var page = Letters.Page(new PageRequest(2, false, cursor, null), letter => letter);
            read.AddRange(page.Nodes);
            cursor = page.Edges[^1].Cursor;
            hasNext = page.HasNextPage;
        }

        Assert.Equal(Letters, read);
    }

    static void Expect(PageRequest request, string letters, bool hasPrevious, bool hasNext)
    {
        var page = Letters.Page(request, letter => letter);
        Assert.Equal(letters, string.Concat(page.Nodes));
        Assert.Equal((hasPrevious, hasNext), (page.HasPreviousPage, page.HasNextPage));
    }

    static void ExpectWanted(PageRequest request, string wanted, string letters, bool hasPrevious, bool hasNext)
    {
        var page = Letters.Page(request, letter => letter, letter => wanted.Contains(letter, StringComparison.Ordinal));
        Assert.Equal(letters, string.Concat(page.Nodes));
        Assert.Equal((hasPrevious, hasNext, wanted.Length), (page.HasPreviousPage, page.HasNextPage, page.Count().AsTask().Result));
    }
}
