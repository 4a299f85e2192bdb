using System.Globalization;
using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>
/// The wall clock of one server, which can be set while it runs: libfaketime puts itself before the system's clock. The clock that nobody sets (monotonic)
/// goes on as it does when somebody sets a machine's clock.
/// </summary>
sealed class FakeClock : IDisposable
{
    const string SharedMemory = "/dev/shm";
    const string Library = "libfaketimeMT.so.1";
    static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Exactness = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    static readonly string[] Libraries = ["/usr/lib", "/usr/local/lib"];

    readonly string _file;

    FakeClock(string library, string file)
    {
        _file = file;
        Set(TimeSpan.Zero);
        Environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library,
            ["FAKETIME_TIMESTAMP_FILE"] = file,
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            // Its way around a fault of old C libraries lets every wait with a time limit return at once, so that threads that wait take whole processors.
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
            ["NO_FAKE_STAT"] = "1",
        };
    }

    /// <summary>What the server needs in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Makes one that goes right for now.</summary>
    /// <param name="data">Where the file lies that says by how much it is wrong.</param>
    /// <exception cref="NotPossibleHereException">The library is not there.</exception>
    public static FakeClock Create(DataDirectory data) => new(
        Libraries.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, Library, new EnumerationOptions { RecurseSubdirectories = true })).FirstOrDefault()
            ?? throw new NotPossibleHereException("libfaketime is not there (Debian's package libfaketime, which ./test all adds as root)"),
        Path.Combine(data.Path, "clock"));

    /// <summary>Sets it, and waits until the server goes by it.</summary>
    /// <param name="offset">How far it is ahead of the right time.</param>
    /// <param name="server">The server.</param>
    public async Task Jump(TimeSpan offset, Server server)
    {
        Set(offset);
        await IsSeen(offset, server);
    }

    /// <summary>Waits until a server goes by it, by the date of its answers.</summary>
    /// <param name="offset">How far it is ahead of the right time.</param>
    /// <param name="server">The server.</param>
    /// <exception cref="OperationCanceledException">The server goes by another clock.</exception>
    public static async Task IsSeen(TimeSpan offset, Server server)
    {
        using var http = new HttpClient();
        using var timeout = new CancellationTokenSource(SeenWithin * Scale.TimeFactor);
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(server.GraphQL, "/health/live"), timeout.Token);
                if ((answer.Headers.Date - DateTimeOffset.UtcNow - offset)?.Duration() < Exactness) return;
            }
            catch (HttpRequestException)
            {
                // It begins anew, as it does when its clock was set back.
            }

            await Task.Delay(Look, timeout.Token);
        }
    }

    /// <summary>Removes what the library leaves in shared memory of processes that have ended.</summary>
    public void Dispose()
    {
        foreach (var left in Directory.EnumerateFiles(SharedMemory, "*faketime_*").Where(file => !Directory.Exists($"/proc/{file[(file.LastIndexOf('_') + 1)..]}")).ToArray()) File.Delete(left);
    }

    /// <summary>Sets it for whoever starts from now on.</summary>
    /// <param name="offset">How far it is ahead of the right time.</param>
    public void Set(TimeSpan offset)
    {
        var made = _file + ".new";
        File.WriteAllText(made, offset.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture) + "\n");
        File.Move(made, _file, overwrite: true);
    }
}
