namespace Collab.Network.Tests.AccessWalk;

/// <summary>
/// Every kind of viewer of docs/access.md asks for everything that the schema has, after one who reads everything has: they are answered what the rows say and nothing else, and what is not for
/// them is answered as if it did not exist.
/// </summary>
[Collection(AccessWalkFixture.Name)]
public class AccessWalkTests(AccessWalkFixture fixture)
{
    readonly Walk _walk = fixture.Walk;
    readonly AccessWorld _world = fixture.World;

    [Fact]
    public async Task Something_stands_in_every_field_that_is_walked()
    {
        foreach (var (field, document) in RootDocuments())
        {
            _walk.Fill(_walk.Schema.Query, await _walk.Data("reader", document));
        }

        Assert.True(
            !_walk.Unfilled().Any(),
            $"Nothing stands in {string.Join(", ", _walk.Unfilled())}: fill it in AccessWorld.cs, or what the walk says of it is empty.");
    }

    [Fact]
    public async Task Each_viewer_reads_of_each_thing_what_the_rows_say()
    {
        var differences = new List<string>();
        foreach (var (kind, type) in _walk.Kinds.SelectMany(kind => _walk.Schema.Nodes.Select(type => (kind, type))))
        {
            string[] ids = [.. _walk.IdsOf(type.Name)];
            var comparison = _walk.Compare(kind);
            foreach (var (id, shown) in ids.Zip(await _walk.Nodes(kind, type, ids)))
            {
                comparison.Object(type, _walk.Whole(id), shown, $"{kind}: {type.Name} of {Audience(id)}");
            }

            differences.AddRange(comparison.Differences);
        }

        None(differences);
    }

    [Fact]
    public async Task Lists_counts_filters_and_orders_hold_what_each_viewer_reads()
    {
        var differences = new List<string>();
        foreach (var (_, document) in RootDocuments())
        {
            var whole = await _walk.Data("reader", document);
            foreach (var kind in _walk.Kinds)
            {
                var comparison = _walk.Compare(kind);
                comparison.Object(_walk.Schema.Query, whole, await _walk.Data(kind, document), kind);
                differences.AddRange(comparison.Differences);
            }
        }

        None(differences);
    }

    [Fact]
    public async Task A_cursor_of_something_hidden_is_a_place_like_any_other()
    {
        var differences = new List<string>();
        foreach (var field in _walk.Schema.Query.Fields.Where(WalkDocuments.IsPaged))
        {
            var connection = _walk.Documents.Of(_walk.Schema[field.Type.Name]);
            var all = await _walk.Data("reader", $"{{ {field.Name}(first: 100) {{ edges {{ cursor }} }} }}");
            foreach (var cursor in all[field.Name]!["edges"]!.AsArray().Select(edge => edge!["cursor"]!.GetValue<string>()))
            {
                foreach (var paging in new[] { $"first: 100, after: \"{cursor}\"", $"last: 100, before: \"{cursor}\"" })
                {
                    var document = $"{{ {field.Name}({paging}) {{ {connection} }} }}";
                    var whole = await _walk.Data("reader", document);
                    foreach (var kind in _walk.Kinds)
                    {
                        var comparison = _walk.Compare(kind);
                        comparison.Object(_walk.Schema.Query, whole, await _walk.Data(kind, document), $"{kind}: {paging[..11]}");
                        differences.AddRange(comparison.Differences);
                    }
                }
            }
        }

        None(differences);
    }

    [Fact]
    public async Task One_by_one_a_list_has_what_each_viewer_reads_and_then_ends()
    {
        foreach (var (kind, field) in _walk.Kinds.SelectMany(kind => _walk.Schema.Query.Fields.Where(WalkDocuments.IsPaged).Select(field => (kind, field))))
        {
            var whole = await _walk.Data(kind, $"{{ {field.Name}(first: 100) {{ totalCount edges {{ cursor }} }} }}");
            string[] cursors = [.. whole[field.Name]!["edges"]!.AsArray().Select(edge => edge!["cursor"]!.GetValue<string>())];
            Assert.Equal(cursors.Length, whole[field.Name]!["totalCount"]!.GetValue<int>());
            for (var i = 0; i < cursors.Length; i++)
            {
                var after = i == 0 ? "" : $", after: \"{cursors[i - 1]}\"";
                var page = (await _walk.Data(kind, $"{{ {field.Name}(first: 1{after}) {{ edges {{ cursor }} pageInfo {{ hasNextPage }} }} }}"))[field.Name]!;
                Assert.Equal((cursors[i], i + 1 < cursors.Length), (page["edges"]![0]!["cursor"]!.GetValue<string>(), page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()));
            }
        }
    }

    [Fact]
    public async Task What_is_hidden_answers_to_its_id_byte_for_byte_as_what_is_absent()
    {
        foreach (var kind in _walk.Kinds)
        {
            string[] hidden = [.. _walk.Ids.Where(id => !_walk.Reads(kind, id))];
            foreach (var some in hidden.Chunk(100))
            {
                await Alike(kind, "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids => new { ids }, some);
            }

            foreach (var id in hidden.DistinctBy(id => (_walk.TypeOf(id), Audience(id))))
            {
                await Alike(kind, "query ($id: ID!) { node(id: $id) { __typename id } }", ids => new { id = ids[0] }, [id]);
            }
        }
    }

    [Fact]
    public async Task Look_ups_answer_what_each_viewer_reads_and_otherwise_as_what_is_absent()
    {
        var moment = _world.Clock.GetUtcNow().AddHours(1);
        foreach (var field in _walk.Schema.Query.Fields.Where(field => _walk.Schema[field.Type.Name].IsNode && field.Arguments.Count > 0))
        {
            var type = _walk.Schema[field.Type.Name];
            var past = field.Arguments.Any(argument => argument.Name == "asOf") ? $"past: {field.Name}(KEY: $key, asOf: \"{moment:O}\") {{ __typename id }}" : "";
            foreach (var key in field.Arguments.Where(argument => argument.Name is "id" or "slug"))
            {
                var document = $"query ($key: {key.Type.Text.TrimEnd('!')}!) {{ {field.Name}({key.Name}: $key) {{ __typename id }} {past.Replace("KEY", key.Name, StringComparison.Ordinal)} }}";
                foreach (var (kind, id) in _walk.Kinds.SelectMany(kind => _walk.IdsOf(type.Name).Select(id => (kind, id))))
                {
                    var name = key.Name == "id" ? id : _walk.Whole(id)["slug"]!.GetValue<string>();
                    var response = await _walk.Ask(kind, document, new { key = name });
                    if (_walk.Reads(kind, id))
                    {
                        Assert.All(response.GetProperty("data").EnumerateObject(), found => Assert.Equal(id, found.Value.GetProperty("id").GetString()));
                    }
                    else
                    {
                        var absent = await _walk.Ask(kind, document, new { key = key.Name == "id" ? _walk.Absent(id) : "ei-ole-sellaista" });
                        Assert.Equal(absent.GetRawText(), response.GetRawText());
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Each_listener_hears_what_happens_to_what_they_read()
    {
        var (differences, change) = (new List<string>(), _walk.Schema["Change"]);
        var whole = await _walk.Hear("reader");
        Assert.True(whole.Count > 100);
        foreach (var kind in _walk.Kinds)
        {
            var comparison = _walk.Compare(kind);
            var readable = whole.Where(one => _walk.Reads(kind, one["node"]!["id"]!.GetValue<string>())).ToList();
            var heard = await _walk.Hear(kind);
            Assert.Equal(readable.Count, heard.Count);
            foreach (var (expected, told) in readable.Zip(heard))
            {
                comparison.Object(change, expected, told, $"{kind} hears {expected["entry"]!["type"]}");
            }

            differences.AddRange(comparison.Differences);
        }

        None(differences);
    }

    /// <summary>The fields of the query root that need nothing to be named, each with a document that asks for all of it in every way.</summary>
    IEnumerable<(WalkedField Field, string Document)> RootDocuments()
    {
        foreach (var field in _walk.Schema.Query.Fields.Where(field => WalkDocuments.IsPaged(field) || field.Arguments.Count == 0))
        {
            var type = _walk.Schema[field.Type.Name];
            var selection = type.Kind is "SCALAR" or "ENUM" ? "" : type.IsNode ? "{ __typename id }" : $"{{ {_walk.Documents.Of(type)} }}";
            yield return (field, $"{{ {string.Join(' ', _walk.Documents.Asked(field).Select(asked => $"{asked.Alias}: {field.Name}{asked.Arguments} {selection}"))} }}");
        }
    }

    async Task Alike(string kind, string document, Func<string[], object> variables, string[] hidden)
    {
        var seen = await _walk.Ask(kind, document, variables(hidden));
        var absent = await _walk.Ask(kind, document, variables([.. hidden.Select(_walk.Absent)]));
        Assert.Equal(absent.GetRawText(), seen.GetRawText());
    }

    string Audience(string id) => _walk.Table.Types[_walk.TypeOf(id).Name].Rule == "project" ? _walk.AudienceOf(id) : "";

    static void None(List<string> differences)
        => Assert.True(differences.Count == 0, $"{differences.Count} differences from the rows:\n{string.Join('\n', differences.Distinct().Take(40))}");
}
