using System.Text.Json;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Npgsql;

namespace Collab.Network.People;

/// <summary>The table of profiles. It is no read table: nothing could make it anew, so exports carry it beside the events.</summary>
sealed class ProfileTable : IExportSection, IPersonalRows
{
    public const string SlugConstraint = "person_profile_slug_key";

    public string Name => "profile";

    public string ExportQuery => "select row_to_json(profile) from network.person_profile profile order by person_id";

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
            profile.Picture?.OriginalString,
            profile.Contact);

    /// <summary>The slug is made of the name, so it goes too.</summary>
    public IEnumerable<NpgsqlBatchCommand> Erase(PersonId person)
        => [Sql.Command(
            "update network.person_profile set slug = 'person-' || replace(person_id::text, '-', ''), name = null, picture = null, contact = null where person_id = $1", person.Value)];

    public NpgsqlBatchCommand Import(JsonElement row)
    {
        try
        {
            return Sql.Command(
                "insert into network.person_profile select * from json_populate_record(null::network.person_profile, $1::json)",
                row.GetProperty("person_id").GetGuid() == default ? throw new FormatException("a profile needs its person_id") : row.GetRawText());
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("a profile is an object with person_id (a UUID), slug, name, picture and contact", exception);
        }
    }
}
