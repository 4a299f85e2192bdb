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
    public void An_unknown_cursor_reads_from_the_beginning() => Expect(new PageRequest(9, false, "z", null), "abcde", hasPrevious: false, hasNext: false);

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
}
