using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Paging;
using Collab.Network.Kernel.Personal;
using Npgsql;
using NpgsqlTypes;

namespace Collab.Network.Drafts;

/// <summary>The table of drafts. It is neither a read table nor exported: a draft is its person's alone.</summary>
sealed class DraftTable : IPersonalRows
{
    /// <summary>The constraint that a command breaks whose draft is not there.</summary>
    public const string MissingConstraint = "draft_missing";

    /// <summary>The constraint that a command breaks whose draft was saved again since.</summary>
    public const string VersionConstraint = "draft_version";

    /// <summary>The statement that takes the draft away that a command shares.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Share(CommandContext context)
        => context is { Draft: { } draft, Viewer.Person: { } person }
            ? [Sql.Command("select network.share_draft($1, $2, $3::integer)", draft.Id.Value, person.Value, draft.Version)]
            : [];

    public IEnumerable<NpgsqlBatchCommand> Erase(PersonId person) => [Sql.Command("delete from network.draft where person_id = $1", person.Value)];
}

/// <summary>What came of saving a draft.</summary>
/// <param name="Outcome">What <c>network.save_draft</c> says.</param>
/// <param name="Id">The draft; null when there is none.</param>
readonly record struct SavedDraft(string Outcome, DraftId? Id);

/// <summary>Reads and writes drafts; always those of one person.</summary>
/// <param name="database">The database.</param>
sealed class DraftQueries(NpgsqlDataSource database)
{
    const string Columns = "id, mutation, target, input, version, saved_at";

    /// <summary>A page of a person's drafts, those saved last first.</summary>
    public async Task<Connection<Draft>> List(PersonId person, string? mutation, string? target, PageRequest request, Viewer viewer, CancellationToken cancellationToken)
    {
        var page = await new KeysetQuery("network.draft", new SortKey("saved_at", "timestamptz", IsDescending: true), viewer)
            .Where("person_id = {0}", person.Value)
            .Where("mutation = {0}", mutation)
            .Where("target = {0}", target)
            .Read(database, request, cancellationToken);
        return await page.Load<Draft>(async rows =>
        {
            var found = (await Read("id = any($2)", person, new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.Id)] }, cancellationToken)).ToDictionary(draft => draft.Id.Value);
            return [.. rows.Select(row => found.GetValueOrDefault(row.Id))];
        });
    }

    /// <summary>A draft of a person; null when they have none of this id.</summary>
    public async Task<Draft?> Find(DraftId id, PersonId person, CancellationToken cancellationToken)
        => (await Read("id = $2", person, new NpgsqlParameter<Guid> { TypedValue = id.Value }, cancellationToken)).FirstOrDefault();

    /// <summary>Saves a draft.</summary>
    /// <param name="draft">The draft; a new one when there is none of it: its <see cref="Draft.Id"/> is taken then.</param>
    /// <param name="isNew">Whether it is a new one.</param>
    /// <param name="bytes">The length of its input, in bytes.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="basedOn">The version that was read; null for whatever is there.</param>
    /// <param name="clientMutationId">The client's own id of the saving; a repeat saves once.</param>
    /// <param name="cancellationToken">Stops it before it is done.</param>
    public async Task<SavedDraft> Save(Draft draft, bool isNew, int bytes, PersonId person, int? basedOn, string? clientMutationId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select outcome, saved from network.save_draft($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new NpgsqlParameter<Guid> { TypedValue = draft.Id.Value },
            new NpgsqlParameter { Value = isNew ? DBNull.Value : draft.Id.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<Guid> { TypedValue = person.Value },
            new NpgsqlParameter<string> { TypedValue = AccessScope.Person(person) },
            new NpgsqlParameter<string> { TypedValue = draft.Mutation },
            Optional(draft.Target, NpgsqlDbType.Text),
            new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(draft.Input, DomainJson.Options), NpgsqlDbType = NpgsqlDbType.Json },
            new NpgsqlParameter<int> { TypedValue = bytes },
            Optional(basedOn, NpgsqlDbType.Integer),
            Optional(clientMutationId, NpgsqlDbType.Text),
            new NpgsqlParameter<DateTime> { TypedValue = draft.SavedAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<int> { TypedValue = DraftRules.MaxDrafts },
            new NpgsqlParameter<long> { TypedValue = DraftRules.MaxBytesTogether },
        });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new SavedDraft(reader.GetString(0), reader.IsDBNull(1) ? null : new DraftId(reader.GetGuid(1)));
    }

    /// <summary>Takes a draft away.</summary>
    public async Task Discard(SharedDraft draft, PersonId person, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from network.draft where id = $1 and person_id = $2 and version <= coalesce($3, version)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft.Id.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person.Value });
        command.Parameters.Add(Optional(draft.Version, NpgsqlDbType.Integer));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    async Task<List<Draft>> Read(string condition, PersonId person, NpgsqlParameter value, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from network.draft where person_id = $1 and {condition}");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person.Value });
        command.Parameters.Add(value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Draft>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new Draft(
                new DraftId(reader.GetGuid(0)),
                reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                JsonElement.Parse(reader.GetFieldValue<byte[]>(3)),
                reader.GetInt32(4),
                new DateTimeOffset(reader.GetDateTime(5))));
        }

        return found;
    }

    static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
