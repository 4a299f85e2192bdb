using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Collab.Network.Kernel.Paging;
using Npgsql;

namespace Collab.Network.People;

/// <summary>The row that is made of a person, as the journal knows them.</summary>
sealed class PersonTable : IProjection<Person>
{
    /// <summary>The constraint that a transaction breaks which would leave the network without an administrator.</summary>
    public const string LastAdministrator = "person_last_administrator";

    public IReadOnlyList<string> Tables => ["network.person"];

    public IEnumerable<NpgsqlBatchCommand> Project(Person state)
    {
        yield return Row.Of("network.person", state.Id.Value, state.Version)
            .With("agencies", state.Agencies.Select(agency => agency.Value).ToArray())
            .With("units", state.Units.Select(unit => unit.Key()).ToArray())
            .With("audience", Person.Audience.Scopes.ToArray())
            .With("roles", state.Roles.Select(role => role.ToString()).ToArray())
            .Upsert();
    }

    /// <summary>The statement that lets nobody take the role from the last administrator, not two at once either; it goes with events that may.</summary>
    /// <param name="events">What was decided.</param>
    public static IEnumerable<NpgsqlBatchCommand> Statements(IEnumerable<PersonEvent> events)
        => events.OfType<RoleRevoked>().Any(revoked => revoked.Role == NetworkRole.Administrator)
            ? [Sql.Command("select network.require_administrator()")]
            : [];
}

/// <summary>Lists and look-ups of people, and what they show of themselves.</summary>
sealed class PersonQueries
{
    readonly NpgsqlDataSource _database;
    readonly SlugTable<PersonId> _slugs;
    readonly StateAttachment<Person, Profile?> _profiles;

    public PersonQueries(NpgsqlDataSource database, AggregateCopies copies)
    {
        _database = database;
        _slugs = new SlugTable<PersonId>(database, "network.person_profile", copies.AbsentKeys<Person>(), "person_id");
        _profiles = new StateAttachment<Person, Profile?>(person => FindProfile(person.Id, CancellationToken.None));
    }

    /// <summary>What a person shows of themselves.</summary>
    public Task<Profile?> Profile(Person person) => _profiles.Of(person);

    /// <summary>A page of the people whom a viewer may see, by name.</summary>
    /// <param name="search">Only people in whose name every word of it stands, in capitals or not; null for all.</param>
    /// <param name="agency">Only people of this agency; null for all.</param>
    /// <param name="unit">Only people of this unit; null for all.</param>
    /// <param name="request">Which part.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IdPage> List(string? search, AgencyId? agency, UnitId? unit, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var collation = viewer.Language switch
        {
            Language.Fi => "fi-x-icu",
            Language.Sv => "sv-x-icu",
            _ => "en-x-icu",
        };
        var query = new KeysetQuery("network.person_directory", new SortKey($"sort_name collate \"{collation}\"", "text"), viewer)
            .Where("agencies @> array[{0}]", agency?.Value)
            .Where("units @> array[{0}]", unit?.Key());
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

    /// <summary>People for choosing whom to sign in as in a demonstration.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Slugs and names, by name.</returns>
    public async Task<IReadOnlyList<(string Slug, string? Name)>> ListForDemo(int most, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select slug, name from network.person_profile order by name, slug limit $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var people = new List<(string, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            people.Add((reader.GetString(0), Text(reader, 1)));
        }

        return people;
    }

    static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
