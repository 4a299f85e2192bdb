using System.Collections.Concurrent;
using Collab.Network.Kernel.Copies;
using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>
/// Remembers which aggregate has a slug, and which slugs none has. A slug is given once and never to another aggregate, so what was found stays true; who may read the aggregate is
/// decided every time.
/// </summary>
/// <typeparam name="TId">The id type.</typeparam>
/// <param name="database">The database.</param>
/// <param name="table">The read table, which has a column <c>slug</c>.</param>
/// <param name="absent">The slugs that nobody has used, forgotten when one may have been.</param>
/// <param name="idColumn">The column of the id.</param>
sealed class SlugTable<TId>(NpgsqlDataSource database, string table, AbsentKeys absent, string idColumn = "id")
    where TId : struct, IGuidId<TId>
{
    const int MaxEntries = 100_000;

    /// <summary>Begins the names under which hidden slugs are remembered: no slug has this character.</summary>
    const char Hidden = '!';

    readonly ConcurrentDictionary<string, TId> _known = new(StringComparer.Ordinal);
    int _count;

    /// <summary>The aggregate with a slug; null when there is none.</summary>
    public ValueTask<TId?> Find(string slug, CancellationToken cancellationToken)
        => _known.TryGetValue(slug, out var id) ? ValueTask.FromResult<TId?>(id)
            : absent.Contains(slug) || !Slug.IsSlug(slug) ? ValueTask.FromResult<TId?>(null)
            : new ValueTask<TId?>(Ask(slug, cancellationToken));

    /// <summary>
    /// What a slug leads to for a viewer; null when there is none for them. A slug that is hidden and one that is absent cost one question to the database, and are remembered together until
    /// one of the kind begins.
    /// </summary>
    /// <param name="slug">The slug.</param>
    /// <param name="visible">Finds the aggregate as the viewer may see it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<T?> Find<T>(string slug, Func<TId, ValueTask<T?>> visible, CancellationToken cancellationToken)
        where T : class
    {
        var finding = Find(slug, cancellationToken);
        var wasRead = !finding.IsCompleted;
        if (await finding is not { } id)
        {
            return null;
        }

        var seeing = visible(id);
        wasRead |= !seeing.IsCompleted;
        if (await seeing is { } seen)
        {
            return seen;
        }

        var (name, generation) = (Hidden + slug, absent.Generation);
        if (!absent.Contains(name))
        {
            if (!wasRead)
            {
                await Ask(slug, cancellationToken);
            }

            absent.Add(name, generation);
        }

        return null;
    }

    async Task<TId?> Ask(string slug, CancellationToken cancellationToken)
    {
        var generation = absent.Generation;
        await using var command = database.CreateCommand($"select {idColumn} from {table} where slug = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        TId? found = await command.ExecuteScalarAsync(cancellationToken) is Guid row ? TId.From(row) : null;
        if (found is not { } id)
        {
            absent.Add(slug, generation);
        }
        else if (_known.TryAdd(slug, id) && Interlocked.Increment(ref _count) > MaxEntries)
        {
            // Rare enough that beginning anew costs less than keeping account of use.
            _known.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        return found;
    }
}
