using Npgsql;

namespace Collab.Journal.Leases;

/// <summary>
/// The right to do a work that runs once in the whole network, as one process got it. It may be over without the process knowing (a
/// process can be stopped for a minute between two lines), so what the work writes begins with <see cref="Check"/>.
/// </summary>
/// <param name="Work">The name of the work.</param>
/// <param name="Holder">The process that got it.</param>
/// <param name="Fence">Grows with each new holder.</param>
public sealed record Lease(string Work, Guid Holder, long Fence)
{
    /// <summary>SQLSTATE of a transaction that was refused since the lease is another's by now.</summary>
    public const string LostSqlState = "CL001";

    const string CheckSql = "select journal.require_lease($1, $2, $3)";

    /// <summary>
    /// The statement that has to come first in a batch or transaction of the work: the database refuses the whole of it with
    /// <see cref="LostSqlState"/> when the lease is another's by now, and lets nobody else have the lease until the transaction has
    /// ended. Keep it within a second: whoever is next waits for it.
    /// </summary>
    public NpgsqlBatchCommand Check() => new(CheckSql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = Work },
            new NpgsqlParameter<Guid> { TypedValue = Holder },
            new NpgsqlParameter<long> { TypedValue = Fence },
        },
    };
}
