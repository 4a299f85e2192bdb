using System.Collections.Immutable;
using Npgsql;

namespace Collab.Gateway.Clustering.Certificates;

/// <summary>The content of the authority table at a moment.</summary>
/// <param name="Now">The moment, by the database's clock.</param>
/// <param name="Authorities">All valid authorities, oldest first.</param>
readonly record struct AuthoritiesRead(DateTimeOffset Now, ImmutableArray<CertificateAuthority> Authorities);

/// <summary>The network's authorities, in its database. The first reader creates the first authority; a reader that finds the newest one close to expiry creates the next.</summary>
sealed class CertificateAuthorityTable(string database, SiloCertificateOptions options)
{
    const string All = """
        select clock_timestamp();
        select certificate, private_key, made_at from orleans.certificate_authority where expires_at > clock_timestamp() order by made_at, id;
        """;

    // Readers do not wait for this lock; creators wait for each other.
    const string Lock = "lock table orleans.certificate_authority in share row exclusive mode";
    const string Insert = "insert into orleans.certificate_authority (certificate, private_key, made_at, expires_at) values ($1, $2, $3, $4)";
    const string DeleteExpired = "delete from orleans.certificate_authority where expires_at < clock_timestamp() - interval '1 day'";

    /// <summary>Reads the valid authorities and creates a new one when it is due.</summary>
    /// <param name="cancellationToken">Cancels it; nothing is created then.</param>
    /// <exception cref="NpgsqlException">The database cannot be used.</exception>
    public async Task<AuthoritiesRead> Read(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        var read = await Select(connection, cancellationToken);
        return IsNewOneDue(read) ? await Add(connection, cancellationToken) : read;
    }

    bool IsNewOneDue(AuthoritiesRead read) => read.Authorities is not [.., var newest] || newest.ExpiresAt - read.Now < options.AuthorityLifetime / 3;

    async Task<AuthoritiesRead> Add(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Execute(connection, Lock, [], cancellationToken);
        var read = await Select(connection, cancellationToken);
        if (!IsNewOneDue(read))
        {
            return read;
        }

        var added = CertificateAuthority.Create(read.Now, options.AuthorityLifetime);
        await Execute(
            connection,
            Insert,
            [new() { Value = added.Certificate.RawData }, new() { Value = added.ExportKey() }, new() { Value = added.MadeAt }, new() { Value = added.ExpiresAt }],
            cancellationToken);
        await Execute(connection, DeleteExpired, [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return read with { Authorities = read.Authorities.Add(added) };
    }

    static async Task<AuthoritiesRead> Select(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(All, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var now = reader.GetFieldValue<DateTimeOffset>(0);
        await reader.NextResultAsync(cancellationToken);
        var authorities = ImmutableArray.CreateBuilder<CertificateAuthority>();
        while (await reader.ReadAsync(cancellationToken))
        {
            authorities.Add(CertificateAuthority.Load(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return new AuthoritiesRead(now, authorities.DrainToImmutable());
    }

    static async Task Execute(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
