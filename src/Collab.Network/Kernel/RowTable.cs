using System.Globalization;
using System.Text;
using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>The row that a read table has of an aggregate, by its id.</summary>
sealed class Row
{
    readonly string _table;
    readonly List<string> _columns = [];
    readonly List<object?> _values = [];

    Row(string table) => _table = table;

    /// <summary>A row with the columns <c>id</c> and <c>version</c>.</summary>
    /// <param name="table">The table, with its schema.</param>
    /// <param name="id">The aggregate.</param>
    /// <param name="version">The version that the row is made of.</param>
    public static Row Of(string table, Guid id, int version) => Of(table, id).With("version", version);

    /// <summary>A row with the column <c>id</c>, of a table that no page of copies is read from.</summary>
    /// <param name="table">The table, with its schema.</param>
    /// <param name="id">The aggregate.</param>
    public static Row Of(string table, Guid id) => new Row(table).With("id", id);

    /// <summary>Sets a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value; null is SQL null, and a moment is stored as UTC.</param>
    public Row With(string column, object? value)
    {
        _columns.Add(column);
        _values.Add(value is DateTimeOffset moment ? moment.ToUniversalTime() : value);
        return this;
    }

    /// <summary>Sets the columns of a text: <c>…_original</c>, <c>…_fi</c>, <c>…_sv</c>, <c>…_en</c>.</summary>
    /// <param name="column">The beginning of their names.</param>
    /// <param name="text">The text.</param>
    public Row With(string column, Text text)
        => With(column + "_original", text.Value).With(column + "_fi", text.Fi).With(column + "_sv", text.Sv).With(column + "_en", text.En);

    /// <summary>The statement that makes the table have this row, whatever it had.</summary>
    public NpgsqlBatchCommand Upsert()
    {
        var text = new StringBuilder("insert into ").Append(_table).Append(" (").AppendJoin(", ", _columns).Append(") values (")
            .AppendJoin(", ", _columns.Select((_, index) => "$" + (index + 1).ToString(CultureInfo.InvariantCulture)))
            .Append(") on conflict (id) do update set ")
            .AppendJoin(", ", _columns.Skip(1).Select(column => $"{column} = excluded.{column}"));
        return Sql.Command(text.ToString(), [.. _values]);
    }
}
