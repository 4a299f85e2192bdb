using System.Text.Json;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.People;

/// <summary>
/// The table of who signs in as whom. It is no read table: the journal says that a sign-in was linked, not which, so that it can be
/// erased, and exports carry it beside the events.
/// </summary>
sealed class SignInProjection : IExportSection
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
