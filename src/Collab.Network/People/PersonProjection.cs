using Collab.Network.Access;
using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.People;

/// <summary>The table of people as the journal knows them.</summary>
sealed class PersonProjection : IProjection<Person>
{
    /// <summary>The constraint that a transaction breaks which would leave the network without an administrator.</summary>
    public const string LastAdministrator = "person_last_administrator";

    public IReadOnlyList<string> Tables => ["network.person"];

    public IEnumerable<NpgsqlBatchCommand> Project(Person state)
    {
        yield return Sql.Command(
            """
            insert into network.person (id, agencies, audience, roles, version) values ($1, $2, $3, $4, $5)
            on conflict (id) do update set
                agencies = excluded.agencies, audience = excluded.audience, roles = excluded.roles, version = excluded.version
            """,
            state.Id.Value,
            state.Agencies.Select(agency => agency.Value).ToArray(),
            Person.Audience.Scopes.ToArray(),
            state.Roles.Select(role => role.ToString()).ToArray(),
            state.Version);
    }

    /// <summary>The statement that lets nobody take the role from the last administrator, not two at once either; it goes with events that may.</summary>
    /// <param name="events">What was decided.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(IEnumerable<PersonEvent> events)
        => events.OfType<RoleRevoked>().Any(revoked => revoked.Role == NetworkRole.Administrator)
            ? [Sql.Command("select network.require_administrator()")]
            : [];
}
