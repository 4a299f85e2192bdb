using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.People;

/// <summary>The table of people, and the profiles beside it, which are no read table: nothing could make them anew.</summary>
sealed class PersonProjection : IProjection<Person>
{
    public const string SlugConstraint = "person_profile_slug_key";

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
            Person.Audience.Tokens.ToArray());
    }

    /// <summary>Writes what a person shows of themselves.</summary>
    public static NpgsqlBatchCommand Write(PersonId person, Profile profile)
        => Sql.Command(
            """
            insert into network.person_profile (person_id, slug, name, picture, contact) values ($1, $2, $3, $4, $5)
            on conflict (person_id) do update set
                slug = excluded.slug, name = excluded.name, picture = excluded.picture, contact = excluded.contact
            """,
            person.Value,
            profile.Slug,
            profile.Name,
            profile.Picture?.ToString(),
            profile.Contact);
}
