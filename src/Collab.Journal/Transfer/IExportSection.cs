using System.Text.Json;
using Npgsql;

namespace Collab.Journal.Transfer;

/// <summary>Rows outside the journal that belong to an export, such as person profiles, which can be erased.</summary>
public interface IExportSection
{
    /// <summary>The section's name in the file; never changes.</summary>
    string Name { get; }

    /// <summary>A query with one column of type <c>json</c> and one row per exported row. Order it, so that two exports of the same data are equal.</summary>
    string ExportQuery { get; }

    /// <summary>The statement that imports one exported row.</summary>
    /// <param name="row">The row as <see cref="ExportQuery"/> returned it; valid only during the call.</param>
    /// <exception cref="FormatException">The row is invalid; the message says why, the importer adds the line.</exception>
    NpgsqlBatchCommand Import(JsonElement row);
}
