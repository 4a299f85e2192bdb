using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>Makes SQL commands with positional parameters (<c>$1</c>, <c>$2</c>, …).</summary>
static class Sql
{
    /// <summary>A command for a batch.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="values">The parameters, in order; null is SQL null.</param>
    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
