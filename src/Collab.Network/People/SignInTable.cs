using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Npgsql;

namespace Collab.Network.People;

/// <summary>
/// How an identity provider's name for somebody is kept: a hash of both, so that neither journal nor tables tell who somebody is elsewhere.
/// </summary>
/// <param name="Hash">The hash, 32 bytes; <see cref="Of"/> makes it.</param>
readonly record struct SignInKey(ImmutableArray<byte> Hash)
{
    /// <summary>The hash, 32 bytes.</summary>
    public byte[] ToArray() => [.. Hash];

    /// <summary>The key of a subject. Two subjects have one key only when issuer and subject are the same, letter by letter.</summary>
    /// <param name="issuer">The identity provider, as the claim <c>iss</c> has it.</param>
    /// <param name="subject">Its name for the person, as the claim <c>sub</c> has it.</param>
    public static SignInKey Of(string issuer, string subject)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(subject);
        // The length keeps "a" + "bc" and "ab" + "c" apart.
        return new SignInKey(ImmutableArray.Create(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{issuer.Length}:{issuer}{subject}")))));
    }

    /// <inheritdoc/>
    public bool Equals(SignInKey other) => Hash.AsSpan().SequenceEqual(other.Hash.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Hash.AsSpan());
}

/// <summary>
/// The table of who signs in as whom. It is no read table: the journal says that a sign-in was linked, not which, so that it can be
/// erased, and exports carry it beside the events.
/// </summary>
sealed class SignInTable : IExportSection, IPersonalRows
{
    public const string KeyConstraint = "person_sign_in_pkey";

    public string Name => "sign-in";

    public string ExportQuery => "select row_to_json(row) from network.person_sign_in row order by person_id, key";

    /// <summary>The statements that go with events decided on a command.</summary>
    /// <param name="person">The person.</param>
    /// <param name="events">What was decided.</param>
    /// <param name="command">The command, which carries the key.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(PersonId person, IEnumerable<PersonEvent> events, PersonCommand command)
        => events.SelectMany(happened => (happened, command) switch
        {
            (SignInLinked, RegisterPerson { SignIn: { } key }) => [Write(person, key)],
            (SignInLinked, LinkSignIn link) => [Write(person, link.Key)],
            (SignInUnlinked, UnlinkSignIn unlink) => [Erase(person, unlink.Key)],
            _ => Enumerable.Empty<NpgsqlBatchCommand>(),
        });

    public IEnumerable<NpgsqlBatchCommand> Erase(PersonId person) => [Sql.Command("delete from network.person_sign_in where person_id = $1", person.Value)];

    public NpgsqlBatchCommand Import(JsonElement row)
    {
        try
        {
            return Sql.Command(
                "insert into network.person_sign_in select * from json_populate_record(null::network.person_sign_in, $1::json)",
                row.GetProperty("person_id").GetGuid() == default ? throw new FormatException("a sign-in needs its person_id") : row.GetRawText());
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("a sign-in is an object with person_id (a UUID) and key (a bytea)", exception);
        }
    }

    static NpgsqlBatchCommand Write(PersonId person, SignInKey key)
        => Sql.Command("insert into network.person_sign_in (key, person_id) values ($1, $2)", key.ToArray(), person.Value);

    static NpgsqlBatchCommand Erase(PersonId person, SignInKey key)
        => Sql.Command("delete from network.person_sign_in where key = $1 and person_id = $2", key.ToArray(), person.Value);
}
