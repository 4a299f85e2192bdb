using System.Diagnostics;
using System.Globalization;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Paging;
using Npgsql;
using SortKey = Collab.Network.Kernel.Paging.SortKey;

namespace Benchmarks.Access;

/// <summary>The first page of a hundred thousand projects for a viewer with thirty scopes, beside the same statement without the condition on scopes.</summary>
/// <param name="database">An empty database of the network.</param>
sealed class ListCost(NpgsqlDataSource database)
{
    const int Projects = 100_000;
    const int Times = 300;

    static readonly Viewer Looker = new(new PersonId(Guid.CreateVersion7()), Language.Fi)
    {
        Agencies = [.. Enumerable.Range(0, 2).Select(_ => new AgencyId(Guid.CreateVersion7()))],
        MemberScopes = new TeamScopes(25),
    };

    static readonly (string Name, SortKey Order)[] Orders =
    [
        ("changed last", new SortKey("changed_at", "timestamptz", IsDescending: true)),
        ("started last", new SortKey("started_at", "timestamptz", IsDescending: true)),
        ("by title", new SortKey("title_fi collate \"fi-x-icu\"", "text")),
    ];

    public async Task Measure(TextWriter output)
    {
        // Of ten projects six are for the network, one is public, two are for agencies and one is for its team: the viewer reads seven.
        await Fill("case when n % 10 < 6 then 'network' when n % 10 = 6 then 'public' when n % 10 < 9 then 'agency:' || md5((n % 97)::text) else 'none' end");
        await output.WriteLineAsync($"list: {Projects:N0} projects, the viewer holds {(await Looker.Scopes()).Length} scopes and reads 70 of 100");
        await Compare(output);
        await Fill("case when n % 20 = 0 then 'network' else 'agency:' || md5((n % 97)::text) end");
        await output.WriteLineAsync("list: the same, and the viewer reads 5 of 100");
        await Compare(output);
    }

    async Task Compare(TextWriter output)
    {
        foreach (var (name, order) in Orders)
        {
            // In turns, so that what else the machine does falls on both.
            var (with, without) = (new double[Times], new double[Times]);
            for (var time = 0; time < Times; time++)
            {
                with[time] = await Time(() => new KeysetQuery("network.project", order, Looker).Read(database, new PageRequest(20, false, null, null), default));
                without[time] = await Time(() => Without(order));
            }

            Array.Sort(with);
            Array.Sort(without);
            await output.WriteLineAsync(
                $"list: 20 {name,-13} with access p50 {with[Times / 2],7:N0} µs, best {with[0],7:N0}; without {without[Times / 2],7:N0} µs, best {without[0],7:N0}: {with[Times / 2] / without[Times / 2]:N2} times");
        }
    }

    static async Task<double> Time(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }

    async Task Without(SortKey order)
    {
        var direction = order.IsDescending ? "desc" : "asc";
        await using var command = database.CreateCommand(
            $"select id, version, ({order.Expression})::text as sort_value from network.project order by {order.Expression} {direction}, id {direction} limit 21");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Edge<ListRow>>();
        while (await reader.ReadAsync())
        {
            rows.Add(new Edge<ListRow>(new ListRow(reader.GetGuid(0), reader.GetInt32(1)), new KeysetCursor("list", reader.GetString(2), reader.GetGuid(0)).ToString()));
        }
    }

    async Task Fill(string audience)
    {
        await using var fill = database.CreateCommand(
            string.Create(CultureInfo.InvariantCulture, $"""
            truncate network.project;
            insert into network.project (id, slug, title_fi, title_sv, title_en, owner, agencies, phase, hashtags, audience, started_at, changed_at, version)
            select id, 'p-' || n, title, title, title, gen_random_uuid(), array[gen_random_uuid()], 'Forming', array['yhteinen'],
                array[{audience}, 'project:' || replace(id::text, '-', '')],
                timestamptz '2026-01-01' + (n * 7919 % {Projects}) * interval '1 minute', timestamptz '2026-01-01' + (n * 104729 % {Projects}) * interval '1 minute', 3
            from (select gen_random_uuid() as id, n, md5(n::text) as title from generate_series(1::bigint, {Projects}) n) as made;
            """));
        fill.CommandTimeout = 0;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.CreateCommand("vacuum analyze network.project");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }
}
