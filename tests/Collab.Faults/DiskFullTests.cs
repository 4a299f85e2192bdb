using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>The disk of the data directory fills up under load, by turns where tables and where the log next need room.</summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class DiskFullTests(ITestOutputHelper output, FaultReport report)
{
    const long DiskBytes = 320L * 1024 * 1024;
    const int Writers = 16;
    static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ReportedWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_full_disk_answers_with_one_code_loses_nothing_and_ends_once_there_is_room()
    {
        if (await PossibleHere.OrTell("the trial with a full disk", () => DataDirectory.CreateSmall(DiskBytes)) is not { } data)
        {
            return;
        }

        await using var trial = new Trial("disk full", output, report, data);
        await trial.Begin();
        var server = trial.Server.ProcessId;
        for (var fills = 0; fills < Scale.DiskFills; fills++)
        {
            await trial.SomeLoad();
            data.Disk!.Fill();
            if (fills % 2 == 1) await NeedRoomForTheLog(data.Database.ConnectionString);
            trial.Say("the disk is full");
            await ReportedToEveryWriter(trial.History);
            data.Disk.Free();
            await trial.Recovered(Stopwatch.GetTimestamp());
        }

        Assert.Equal(server, trial.Server.ProcessId);
        Assert.False(trial.Server.HasEnded);
        await trial.Conclude($"{(Scale.DiskFills + 1) / 2} fills met by tables, {Scale.DiskFills / 2} by the log", BackWithin);
        Assert.Equal(["UNAVAILABLE"], trial.History.Codes.Keys);
    }

    static Task ReportedToEveryWriter(History history)
    {
        var enough = history.Unavailable + Writers;
        return history.Until("every writer to be answered that there is no room", () => history.Unavailable >= enough, ReportedWithin);
    }

    /// <summary>Has the log begun anew, file after file, until there is no room for another.</summary>
    static async Task NeedRoomForTheLog(string connectionString)
    {
        const int filesKeptReady = 64;
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select pg_logical_emit_message(false, 'faults', 'something to log'), pg_switch_wal()", connection);
            for (var files = 0; files < filesKeptReady; files++) await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // There was none: the server has stopped itself.
            return;
        }

        throw new InvalidOperationException($"The log found room for {filesKeptReady} files more on a full disk.");
    }
}
