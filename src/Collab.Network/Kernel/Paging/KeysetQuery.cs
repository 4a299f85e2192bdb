using System.Globalization;
using System.Text;
using Collab.Network.Access;
using Npgsql;

namespace Collab.Network.Kernel.Paging;

/// <summary>
/// Reads a page of ids from a read table by its sort key, so that a page costs the same wherever it lies in the list and
/// does not shift when rows are inserted. The viewer's access scopes are part of the statement.
/// </summary>
sealed class KeysetQuery
{
    /// <summary>SQLSTATE class 22: data that is not of its type.</summary>
    const string DataException = "22";

    readonly string _table;
    readonly SortKey _sort;
    readonly string _tag;
    readonly Viewer _viewer;

    /// <summary>The first are the viewer's scopes, as they are when the page is read.</summary>
    readonly List<object> _parameters = [Array.Empty<string>()];
    readonly StringBuilder _conditions = new();

    /// <summary>A query for rows that a viewer may read.</summary>
    /// <param name="table">The read table; its columns <c>id</c>, <c>version</c> and <c>audience</c> are used.</param>
    /// <param name="sort">The order.</param>
    /// <param name="viewer">Who looks.</param>
    public KeysetQuery(string table, SortKey sort, Viewer viewer)
    {
        _table = table;
        _sort = sort;
        _tag = KeysetCursor.Tag(table, sort.Expression);
        _viewer = viewer;
        _conditions.Append("audience && $1");
    }

    /// <summary>Keeps only rows for which a condition holds.</summary>
    /// <param name="condition">SQL with <c>{0}</c> where the value stands.</param>
    /// <param name="value">The value; null leaves the condition out.</param>
    public KeysetQuery Where(string condition, object? value)
    {
        if (value is not null)
        {
            _conditions.Append(" and ").AppendFormat(CultureInfo.InvariantCulture, condition, Parameter(value));
        }

        return this;
    }

    /// <summary>Reads a page.</summary>
    /// <param name="database">The database.</param>
    /// <param name="request">Which part.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CursorException">A cursor is none of this list.</exception>
    public async Task<IdPage> Read(NpgsqlDataSource database, PageRequest request, CancellationToken cancellationToken)
    {
        _parameters[0] = await _viewer.Scopes();
        var count = Command(database, $"select count(*) from {_table} where {_conditions}");
        var isDescending = _sort.IsDescending != request.IsBackward;
        Beyond(request.Cursor, isDescending ? '<' : '>');
        Beyond(request.Bound, isDescending ? '>' : '<');
        var direction = isDescending ? "desc" : "asc";

        // The value shown has a name that no column has: ORDER BY would take a column of the output, here text, before the table's own.
        await using var page = Command(
            database,
            $"""
            select id, version, ({_sort.Expression})::text as sort_value from {_table} where {_conditions}
            order by {_sort.Expression} {direction}, id {direction} limit {request.Count + 1}
            """);
        var rows = await Rows(page, cancellationToken);
        var hasMore = rows.Count > request.Count;
        if (hasMore)
        {
            rows.RemoveAt(request.Count);
        }

        if (request.IsBackward)
        {
            rows.Reverse();
        }

        var hasCursor = request.Cursor is not null;
        return new IdPage(
            rows,
            HasPreviousPage: request.IsBackward ? hasMore : hasCursor,
            HasNextPage: request.IsBackward ? hasCursor : hasMore,
            Count: async () =>
            {
                await using (count)
                {
                    return (int)Math.Min(int.MaxValue, (long)(await count.ExecuteScalarAsync(cancellationToken))!);
                }
            });
    }

    async Task<List<Edge<ListRow>>> Rows(NpgsqlCommand page, CancellationToken cancellationToken)
    {
        var rows = new List<Edge<ListRow>>();
        try
        {
            await using var reader = await page.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new Edge<ListRow>(new ListRow(reader.GetGuid(0), reader.GetInt32(1)), new KeysetCursor(_tag, reader.GetString(2), reader.GetGuid(0)).ToString()));
            }
        }
        catch (PostgresException exception) when (exception.SqlState.StartsWith(DataException, StringComparison.Ordinal))
        {
            // The only data that a client brings into the statement unchecked is a cursor's sort value.
            throw new CursorException();
        }

        return rows;
    }

    void Beyond(string? text, char comparison)
    {
        if (text is null)
        {
            return;
        }

        var cursor = KeysetCursor.Parse(text, _tag);
        _conditions.Append(
            CultureInfo.InvariantCulture,
            $" and ({_sort.Expression}, id) {comparison} ({Parameter(cursor.SortValue)}::{_sort.Type}, {Parameter(cursor.Id)})");
    }

    string Parameter(object value)
    {
        _parameters.Add(value);
        return "$" + _parameters.Count.ToString(CultureInfo.InvariantCulture);
    }

    NpgsqlCommand Command(NpgsqlDataSource database, string text)
    {
        var command = database.CreateCommand(text);
        foreach (var value in _parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
