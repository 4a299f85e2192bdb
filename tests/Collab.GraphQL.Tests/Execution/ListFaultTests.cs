using System.Collections;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>Unreadable lists: the error belongs to the list or its item, however many objects without a nullable field lie between.</summary>
public sealed class ListFaultTests
{
    const string Sdl = """
        type Query { ok: Int holder: Holder }
        type Holder { inner: Inner! }
        type Inner { items: [Item!]! loose: [Item]! matrix: [[Item!]]! }
        type Item { value: Int! }
        """;

    [Fact]
    public async Task A_list_that_has_no_length_is_named_once()
    {
        var (path, data) = await Run("{ holder { inner { items { value } } } ok }", new Faulty(-1, -1));

        Assert.Equal("\"holder\",\"inner\",\"items\"", path);
        Assert.Equal("""{"holder":null,"ok":1}""", data);
    }

    [Fact]
    public async Task Unreadable_item_is_named_by_its_index()
    {
        var (path, data) = await Run("{ holder { inner { loose { value } } } ok }", new Faulty(3, 1));

        Assert.Equal("\"holder\",\"inner\",\"loose\",1", path);
        Assert.Equal("""{"holder":{"inner":{"loose":[{"value":0},null,{"value":2}]}},"ok":1}""", data);
    }

    [Fact]
    public async Task A_field_of_an_item_is_named_behind_its_index()
    {
        var (path, data) = await Run("{ holder { inner { loose { value } } } ok }", new Faulty(3, -1) { Bad = 2 });

        Assert.Equal("\"holder\",\"inner\",\"loose\",2,\"value\"", path);
        Assert.Equal("""{"holder":{"inner":{"loose":[{"value":0},{"value":1},null]}},"ok":1}""", data);
    }

    [Fact]
    public async Task A_list_in_a_list_is_named_by_its_index()
    {
        var (path, data) = await Run("{ holder { inner { matrix { value } } } ok }", new Faulty(-1, -1));

        Assert.Equal("\"holder\",\"inner\",\"matrix\",1", path);
        Assert.Equal("""{"holder":{"inner":{"matrix":[[],null]}},"ok":1}""", data);
    }

    static async Task<(string Path, string Data)> Run(string document, Faulty list)
    {
        var engine = new Engine(Sdl, map =>
        {
            map.Query.Field("ok", _ => 1).Field("holder", _ => new Holder());
            map.Object<Holder>("Holder").Field("inner", _ => new Inner());
            map.Object<Inner>("Inner")
                .Field("items", _ => (IReadOnlyList<Item>)list)
                .Field("loose", _ => (IReadOnlyList<Item>)list)
                .Field("matrix", _ => (IReadOnlyList<IReadOnlyList<Item>>)[[], list]);
            map.Object<Item>("Item").Field("value", item => item.Number == list.Bad ? throw new InvalidOperationException("no value") : item.Number);
        });
        var response = await engine.Run(document);

        const string beforePath = "\"path\":[", beforeData = "\"data\":";
        var path = Assert.Single(response.Split(beforePath)[1..]);
        return (path[..path.IndexOf(']', StringComparison.Ordinal)], path[(path.IndexOf(beforeData, StringComparison.Ordinal) + beforeData.Length)..^1]);
    }

    sealed record Holder;

    sealed record Inner;

    sealed record Item(int Number);

    /// <summary>A list without length when that is negative, and without the item at an index.</summary>
    sealed class Faulty(int length, int missing) : IReadOnlyList<Item>
    {
        /// <summary>The number of the item whose value cannot be read.</summary>
        public int Bad { get; init; } = -1;

        public int Count => length < 0 ? throw new InvalidOperationException("no length") : length;

        public Item this[int index] => index == missing ? throw new InvalidOperationException("no item") : new(index);

        public IEnumerator<Item> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
