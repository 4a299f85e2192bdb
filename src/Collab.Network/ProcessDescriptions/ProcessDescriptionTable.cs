using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.ProcessDescriptions;

/// <summary>The row of a process description, by which those of a project are found. Whom it is for stands with its project.</summary>
sealed class ProcessDescriptionTable : IProjection<ProcessDescription>
{
    public IReadOnlyList<string> Tables => ["network.process_description"];

    public IEnumerable<NpgsqlBatchCommand> Project(ProcessDescription state)
    {
        yield return Row.Of("network.process_description", state.Id.Value, state.Version)
            .With("project_id", state.Project.Value)
            .With("title", state.Title)
            .With("phases", state.Phases.Length)
            .With("begun_at", state.BegunAt)
            .With("changed_at", state.ChangedAt)
            .Upsert();
    }
}

/// <summary>Finds the descriptions of a project, oldest first.</summary>
sealed class ProcessDescriptionQueries(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<(ProcessDescriptionId Id, int Version)>> Of(ProjectId project, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, version from network.process_description where project_id = $1 order by begun_at, id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = project.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(ProcessDescriptionId Id, int Version)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((new ProcessDescriptionId(reader.GetGuid(0)), reader.GetInt32(1)));
        }

        return found;
    }

    public async Task<int> Count(ProjectId project)
    {
        await using var command = database.CreateCommand("select count(*)::int from network.process_description where project_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = project.Value });
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
