using System.Buffers.Text;
using System.Text;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.Projects;

/// <summary>A hashtag in use.</summary>
/// <param name="Name">The hashtag without <c>#</c>, in small letters.</param>
/// <param name="Projects">How many projects carry it.</param>
sealed record HashtagUse(string Name, int Projects);

/// <summary>Reads which hashtags are in use, of the projects that a viewer may read.</summary>
/// <param name="database">The database.</param>
sealed class HashtagQueries(NpgsqlDataSource database)
{
    const string InUse = """
        from (select unnest(hashtags) collate "C" as name from network.project where audience && $1) as carried
        where starts_with(name, $2)
        """;

    /// <summary>A page of hashtags, in the order of their letters.</summary>
    /// <param name="startingWith">What they begin with; empty for all.</param>
    /// <param name="request">Which part.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CursorException">A cursor is none of this list.</exception>
    public async Task<Connection<HashtagUse>> List(string startingWith, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var (after, before) = request.IsBackward ? (request.Bound, request.Cursor) : (request.Cursor, request.Bound);
        var scopes = await viewer.Scopes();
        await using var command = Command(
            $"""
            select name, count(*)::int {InUse} and ($3::text is null or name > $3) and ($4::text is null or name < $4)
            group by name order by name {(request.IsBackward ? "desc" : "asc")} limit $5
            """,
            scopes,
            startingWith);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = NameOf(after) });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = NameOf(before) });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = request.Count + 1 });
        var found = new List<HashtagUse>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(new HashtagUse(reader.GetString(0), reader.GetInt32(1)));
            }
        }

        var hasMore = found.Count > request.Count;
        if (hasMore)
        {
            found.RemoveAt(request.Count);
        }

        if (request.IsBackward)
        {
            found.Reverse();
        }

        return new Connection<HashtagUse>(
            found,
            index => CursorOf(found[index].Name),
            request.IsBackward ? hasMore : request.Cursor is not null,
            request.IsBackward ? request.Cursor is not null : hasMore,
            async () =>
            {
                await using var count = Command($"select count(distinct name)::int {InUse}", scopes, startingWith);
                return (int)(await count.ExecuteScalarAsync(cancellationToken))!;
            });
    }

    NpgsqlCommand Command(string text, string[] scopes, string startingWith)
    {
        var command = database.CreateCommand(text);
        command.Parameters.Add(new NpgsqlParameter { Value = scopes });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = startingWith });
        return command;
    }

    static string CursorOf(string name) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes("#" + name));

    static string? NameOf(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var name = Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).TrimStart('#') : "";
        return Hashtag.Wanted(name).Length > 0 && CursorOf(name) == cursor ? name : throw new CursorException();
    }
}
