using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.People;

/// <summary>Reads people's profiles.</summary>
public sealed class PersonQueries
{
    readonly NpgsqlDataSource _database;
    readonly SlugIndex<PersonId> _slugs;
    readonly StateAttachment<Person, Profile?> _profiles;

    /// <summary>Reads from a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="copies">Know which slugs nobody has.</param>
    public PersonQueries(NpgsqlDataSource database, AggregateCopies copies)
    {
        _database = database;
        _slugs = new SlugIndex<PersonId>(AskForSlug, copies.AbsentKeys<Person>());
        _profiles = new StateAttachment<Person, Profile?>(person => FindProfile(person.Id, CancellationToken.None));
    }

    /// <summary>What a person shows of themselves.</summary>
    internal Task<Profile?> Profile(Person person) => _profiles.Of(person);

    /// <summary>A page of the people whom a viewer may see, by name.</summary>
    /// <param name="search">Only people in whose name every word of it stands, in capitals or not; null for all.</param>
    /// <param name="agency">Only people of this agency; null for all.</param>
    /// <param name="request">Which part.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal Task<IdPage> List(string? search, AgencyId? agency, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var collation = viewer.Language switch
        {
            Language.Fi => "fi-x-icu",
            Language.Sv => "sv-x-icu",
            _ => "en-x-icu",
        };
        var query = new KeysetQuery("network.person_directory", new SortKey($"sort_name collate \"{collation}\"", "text"), viewer)
            .Where("agencies @> array[{0}]", agency?.Value);
        foreach (var word in (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            query.Where("strpos(lower(name collate \"und-x-icu\"), lower({0} collate \"und-x-icu\")) > 0", word);
        }

        return query.Read(_database, request, cancellationToken);
    }

    async Task<Profile?> FindProfile(PersonId person, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select slug, name, picture, contact from network.person_profile where person_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Profile(reader.GetString(0), Text(reader, 1), Text(reader, 2) is { } picture ? new Uri(picture) : null, Text(reader, 3))
            : null;
    }

    /// <summary>The person with a slug, for signing in.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public ValueTask<PersonId?> FindBySlug(string slug, CancellationToken cancellationToken) => _slugs.Find(slug, cancellationToken);

    /// <summary>The person whom an identity provider knows by a key; null for nobody.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<PersonId?> FindBySignIn(SignInKey key, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select person_id from network.person_sign_in where key = $1");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key.ToArray() });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id ? new PersonId(id) : null;
    }

    /// <summary>Everybody, for choosing whom to sign in as in a demonstration.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Slugs and names, by name; 500 at most.</returns>
    public async Task<IReadOnlyList<(string Slug, string? Name)>> ListForDemo(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select slug, name from network.person_profile order by name, slug limit 500");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var people = new List<(string, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            people.Add((reader.GetString(0), Text(reader, 1)));
        }

        return people;
    }

    async Task<PersonId?> AskForSlug(string slug, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select person_id from network.person_profile where slug = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id ? new PersonId(id) : null;
    }

    static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
