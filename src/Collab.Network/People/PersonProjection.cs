using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.People;

/// <summary>The table of people as the journal knows them.</summary>
sealed class PersonProjection : IProjection<Person>
{
    public IReadOnlyList<string> Tables => ["network.person"];

    public IEnumerable<NpgsqlBatchCommand> Project(Person state)
    {
        yield return Sql.Command(
            """
            insert into network.person (id, agencies, audience) values ($1, $2, $3)
            on conflict (id) do update set agencies = excluded.agencies, audience = excluded.audience
            """,
            state.Id.Value,
            state.Agencies.Select(agency => agency.Value).ToArray(),
            Person.Audience.Scopes.ToArray());
    }
}
