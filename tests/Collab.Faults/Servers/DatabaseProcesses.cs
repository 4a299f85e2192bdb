using System.Diagnostics;
using System.Globalization;
using Collab.Testing;
using Npgsql;

namespace Collab.Faults.Servers;

/// <summary>The processes of the embedded PostgreSQL on a data directory, as an operator sees them from outside.</summary>
/// <param name="dataDirectory">What the program was given as <c>--data</c>.</param>
/// <param name="disk">The file system of its own that the directory lies on, when it has one.</param>
/// <param name="bySocket">Whether it is reached by a socket of the file system, being in another network.</param>
sealed class DatabaseProcesses(string dataDirectory, SmallDisk? disk, bool bySocket)
{
    const int PortLine = 3;

    /// <summary>Far beyond what it takes, to write everything down before included; a hang fails rather than waits for ever.</summary>
    static readonly TimeSpan DiesWithin = TimeSpan.FromSeconds(60);

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    string Cluster => Path.Combine(dataDirectory, "postgres");

    IEnumerable<string> LogLines
    {
        get
        {
            var file = Path.Combine(dataDirectory, "postgres.log");
            var seen = disk?.Reach(file) ?? file;
            return File.Exists(seen) ? File.ReadLines(seen) : [];
        }
    }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = bySocket ? Cluster : "127.0.0.1",
        Port = int.Parse(File.ReadLines(Seen("postmaster.pid")).ElementAt(PortLine), CultureInfo.InvariantCulture),
        Username = "collab",
        Password = File.ReadAllText(Seen("collab.password")).Trim(),
        Database = "collab",
        Pooling = false,
        Timeout = 5,
        CommandTimeout = 120,
    }.ConnectionString;

    /// <summary>The end of what it has logged.</summary>
    public string Log
    {
        get
        {
            const int lines = 60;
            return string.Join('\n', LogLines.TakeLast(lines));
        }
    }

    /// <summary>How many lines of its log have a text.</summary>
    public int Logged(string text) => LogLines.Count(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The postmaster that runs now; null while there is none.</summary>
    public int? Postmaster
    {
        get
        {
            try
            {
                var process = int.Parse(File.ReadLines(Seen("postmaster.pid")).First(), CultureInfo.InvariantCulture);
                return IsOurs(process) ? process : null;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }

    /// <summary>The processes that the postmaster has started: backends of connections, checkpointer, log writer and the like.</summary>
    /// <param name="postmaster">The postmaster.</param>
    static IReadOnlyList<int> ChildrenOf(int postmaster) => [.. Processes().Where(process => ParentOf(process) == postmaster)];

    /// <summary>Kills what runs on the directory, a program that outlived its tests included, and waits until it is gone.</summary>
    public async Task KillAll()
    {
        // The program first: it would start the database again.
        foreach (var program in Processes().Where(IsProgram).ToArray())
        {
            Signals.Kill(program);
            await Gone(program);
        }

        // A postmaster may be about to appear, or one without a file yet: the command lines show it, the file does not.
        int[] all = [.. Processes().Where(IsOurs)];
        int[] children = [.. all.SelectMany(ChildrenOf)];
        foreach (var process in all) Signals.Kill(process);
        foreach (var process in all.Concat(children)) await Gone(process);
    }

    /// <summary>Ends the postmaster, or one of its children at random, as a power cut would, and waits until all of before are gone.</summary>
    public async Task Kill(Random random, bool postmasterItself)
    {
        var (postmaster, children) = Running();
        Signals.Kill(postmasterItself ? postmaster : children[random.Next(children.Count)]);
        foreach (var child in children) await Gone(child);
    }

    /// <summary>Stops it as an operator does who has it started anew: cutting connections and writing everything down.</summary>
    public async Task Stop()
    {
        var (postmaster, _) = Running();
        Signals.Interrupt(postmaster);
        await Gone(postmaster);
    }

    /// <summary>Waits until a process has ended; whether anybody has collected it does not matter. It is no child of ours, so we have to look.</summary>
    /// <param name="process">The process.</param>
    static async Task Gone(int process)
    {
        const string collectedByNobody = "Z";
        var began = Stopwatch.GetTimestamp();
        while (Status(process) is [not collectedByNobody, ..])
        {
            if (Stopwatch.GetElapsedTime(began) > DiesWithin) throw new TimeoutException($"Process {process} was asked to end and does not.");
            await Task.Delay(Look);
        }
    }

    (int Postmaster, IReadOnlyList<int> Children) Running()
    {
        var postmaster = Postmaster ?? throw new InvalidOperationException("There is no postmaster although requests are answered.");
        return (postmaster, ChildrenOf(postmaster));
    }

    /// <summary>A file of the cluster, as this process reaches it.</summary>
    string Seen(string file) => disk?.Reach(Path.Combine(Cluster, file)) ?? Path.Combine(Cluster, file);

    static IEnumerable<int> Processes() => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0)
        .Where(process => process > 0);

    bool IsOurs(int process) => Command(process) is [var program, ..] command && Path.GetFileName(program) == "postgres" && command.Contains(Cluster);

    bool IsProgram(int process) => Command(process) is ["dotnet", ..] command && command.Contains(dataDirectory);

    /// <summary>A process's command line; one empty text for a process that is gone.</summary>
    static string[] Command(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [""];
        }
    }

    static int? ParentOf(int process) => Status(process) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : null;

    /// <summary>What the kernel says of a process from its state on; null when there is none.</summary>
    static string[]? Status(int process)
    {
        try
        {
            // "pid (name) state parent …"; the name may hold anything but ends with the last parenthesis.
            var status = File.ReadAllText($"/proc/{process}/stat");
            return status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
