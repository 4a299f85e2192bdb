using System.Text.Json;
using Npgsql;

namespace Collab.Journal.Transfer;

/// <summary>Rows that live outside the journal, because they may be erased, and yet belong to an export: person profiles.</summary>
public interface IExportSection
{
    /// <summary>The section's name in the file; never changes.</summary>
    string Name { get; }

    /// <summary>A query with one column of type <c>json</c>: a row each. Give it an order, so that two exports of the same data are the same.</summary>
    string ExportQuery { get; }

    /// <summary>The statement that writes one exported row back.</summary>
    /// <param name="row">The row as <see cref="ExportQuery"/> gave it; valid only during the call.</param>
    /// <exception cref="FormatException">The row is not one of this section; the message says why, the importer adds the line.</exception>
    NpgsqlBatchCommand Import(JsonElement row);
}
