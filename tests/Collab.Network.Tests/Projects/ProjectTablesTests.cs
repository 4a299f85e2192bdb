using System.Text.Json;
using Collab.Journal.ReadModels;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Collab.Network.Projects;
using Npgsql;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.Projects;

public class ProjectTablesTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task A_rebuild_makes_the_same_rows_and_leaves_what_people_told()
    {
        var agency = await network.Agency();
        var core = await network.NewViewer(agency);
        var other = await network.Person(agency);
        var id = await network.Started(core, Start(agency) with { Participants = [await network.Agency()], Hashtags = ["Å"] });
        await network.Granted(id, new AddTeamMember(other, null, null, Text.Of("Kirjastosta", Language.Fi), null, TeamTier.Open), core);
        await network.Granted(id, new RenameProject(Text.Of("Uusi", Language.Fi).With("Ny", Language.Sv)), core);
        await network.Granted(id, new MoveToPhase(ProjectPhase.Trying), core);
        var gone = await network.Started(core, Start(agency));
        await network.Granted(gone, new RemoveTeamMember(core.Person!.Value), core);
        var before = await Rows();

        await ReadModelRebuild.Run(network.Database.DataSource, NetworkServices.ReadModels);

        Assert.Equal(before, await Rows());
        Assert.Contains("Kirjastosta", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backgrounds_are_exported_and_imported_beside_the_events()
    {
        var agency = await network.Agency();
        var core = await network.NewViewer(agency);
        var id = await network.Started(core, Start(agency));
        var told = Text.Of("Kirjastosta", Language.Fi).With("Från biblioteket", Language.Sv);
        await network.Granted(id, new EditTeamMember(core.Person!.Value, null, null, told, false, null, null), core);
        var section = new PersonalTextTable();
        var exported = await Column(section.ExportQuery);

        await Execute(new NpgsqlBatchCommand("delete from network.personal_text"));
        foreach (var row in exported)
        {
            await Execute(section.Import(JsonElement.Parse(row)));
        }

        Assert.Equal(exported, await Column(section.ExportQuery));
        var background = (await network.Project(id).Read(core))!.Member(core.Person.Value)!.Background!;
        Assert.Equal(told, (await network.Service<PersonalTextQueries>().Read([background.Id!.Value]))[background.Id.Value]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"project_id":"x","person_id":"y","background":{}}""")]
    [InlineData("""{"project_id":"0198f300-0000-7000-8000-000000000001","person_id":"0198f300-0000-7000-8000-000000000001","background":null}""")]
    public void A_row_that_is_no_background_is_told_so(string row)
        => Assert.Throws<FormatException>(() => new TeamBackgroundTable().Import(JsonElement.Parse(row)));

    async Task<string> Rows()
        => string.Join('\n', await Column(
            """
            select row_to_json(p)::text from network.project p
            union all select row_to_json(m)::text from network.project_member m
            union all select row_to_json(t)::text from network.personal_text t
            order by 1
            """));

    async Task<List<string>> Column(string query)
    {
        await using var command = network.Database.DataSource.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    async Task Execute(NpgsqlBatchCommand statement)
    {
        await using var connection = await network.Database.DataSource.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { statement } };
        await batch.ExecuteNonQueryAsync();
    }
}
