using Collab.Journal;
using Collab.Journal.Migrations;
using Collab.Network;
using Collab.Testing;

namespace Benchmarks.Access;

/// <summary>The cost of access: a decision in memory, a list in SQL beside the same list without access, and what is hidden beside what is absent over HTTP.</summary>
static class AccessCost
{
    public static async Task Run(TextWriter output)
    {
        await DecisionCost.Measure(output);
        await using (var own = await PostgresServer.StartOwn())
        {
            await using var database = JournalDataSource.Create(own.Server.ConnectionString());
            await Migrator.Migrate(database, NetworkServices.Migrations);
            await new ListCost(database).Measure(output);

            // PostgreSQL plans the statement anew for every array of scopes; what that costs shows beside a plan that is made once.
            await output.WriteLineAsync("list: with plan_cache_mode=force_generic_plan");
            await using var once = JournalDataSource.Create(own.Server.ConnectionString() + ";Options=-c plan_cache_mode=force_generic_plan");
            await new ListCost(once).Measure(output);
        }

        var data = Directory.CreateTempSubdirectory("collab-bench-");
        try
        {
            await using var gateway = GatewayProcess.Start(null, "--port", "0", "--data", data.FullName);
            await HiddenCost.Measure(await gateway.Listening(), output);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
