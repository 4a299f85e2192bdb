using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Collab.Testing;

namespace Collab.Deployment.Tests;

/// <summary>
/// The built container, run as an engine would run it, by Linux's own means: its files and nothing else, read-only without a place to write, as the image's user without rights, the first
/// process of its own process namespace.
/// </summary>
sealed class RunningContainer : IAsyncDisposable
{
    /// <summary>Within new namespaces: binds the root to itself read-only, what is to be seen in it, and becomes the program.</summary>
    const string Enter = """
        set -e
        root="$1"; shift
        mount --make-rprivate /
        mount --bind "$root" "$root"
        while [ "$1" != -- ]; do mount --bind "${1%%:*}" "$root${1#*:}"; shift; done
        shift
        for device in null zero random urandom; do mount --bind "/dev/$device" "$root/dev/$device"; done
        mount -o remount,bind,ro "$root"
        mount -t proc proc "$root/proc"
        exec chroot "$root" setpriv --reuid="$CONTAINER_USER" --regid="$CONTAINER_USER" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
        """;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly Process _process;
    readonly StringBuilder _said = new();
    readonly HttpClient _client;

    RunningContainer(ProcessStartInfo start, Uri address, NetworkNamespace? network)
    {
        Address = address;
        var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) };
        if (network is not null) handler.ConnectCallback = async (context, stop) => await Connect(network.NewSocket(), context.DnsEndPoint, stop);
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(20) };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its GraphQL endpoint.</summary>
    public Uri Address { get; }

    /// <summary>What it printed.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>The program within, by this machine's number: below what entered the tests' process namespace, and below what made the container's own.</summary>
    int Inner => ProcessTable.ChildOf(ProcessTable.ChildOf(_process.Id));

    static string Root => Path.Combine(BuiltContainer.Place!, "rootfs");

    /// <summary>Starts it and answers at once.</summary>
    /// <param name="address">Where it will listen.</param>
    /// <param name="environment">Its environment beside the image's.</param>
    /// <param name="arguments">Its command line after the image's entry point.</param>
    /// <param name="network">The network that it is in; null for this process's.</param>
    /// <param name="mounts">Directories and files that it sees: where they lie, and where within.</param>
    public static RunningContainer Start(
        IPEndPoint address, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments, NetworkNamespace? network = null, params IEnumerable<(string From, string To)> mounts) =>
        new(Command(environment, arguments, network, [.. mounts]), new Uri($"http://{address}/graphql"), network);

    /// <summary>Runs the image with another command line to its end.</summary>
    public static async Task<(int ExitCode, string Said)> Run(
        IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments, params IEnumerable<(string From, string To)> mounts)
    {
        await using var container = new RunningContainer(Command(environment, arguments, null, [.. mounts]), new Uri("http://127.0.0.1/"), null);
        return (await container.Ended(), container.Said);
    }

    /// <summary>A new directory to mount, which others may look into; it lies beside the container's files and goes with them.</summary>
    /// <param name="prefix">How its name begins.</param>
    public static string NewDirectory(string prefix) => Directory.CreateDirectory(Path.Combine(BuiltContainer.Place!, prefix + Guid.CreateVersion7().ToString("N"))).FullName;

    /// <summary>Waits until it is ready.</summary>
    public async Task Ready()
    {
        var began = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                using var answer = await _client.GetAsync(new Uri(Address, "/health/ready"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(Pause);
        }

        throw new InvalidOperationException($"The container did not become ready:\n{Said}");
    }

    /// <summary>Asks it, as a person or as a visitor.</summary>
    /// <exception cref="HttpRequestException">It did not answer, or answered with a status of failure.</exception>
    public async Task<JsonElement> Ask(string query, string? person = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (person is not null) request.Headers.Add("Collab-Person", person);
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Runs a command beside the program and as its user, as a health check is run.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> Execute(params IEnumerable<string> command) =>
        await Shell.Try("nsenter", ["--target", $"{Inner}", "--mount", "--pid", "--net", "--root", $"--setuid={Image.User}", $"--setgid={Image.User}", "env", "-i", "-C", Image.WorkingDirectory, .. Image.Environment, .. command]) ?? throw new InvalidOperationException("There is no nsenter.");

    /// <summary>What of the program is in memory, in MB.</summary>
    public int ResidentMegabytes => ProcessTable.ResidentMegabytes(Inner);

    /// <summary>Asks it to end, as an engine does.</summary>
    public void Terminate() => Signals.Terminate(Inner);

    /// <summary>Ends it as a lost machine would.</summary>
    public void Kill() => Signals.Kill(Inner);

    /// <summary>Waits until it has ended.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // A process that gave its rights away does not end with whoever started it.
            Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _client.Dispose();
    }

    static ProcessStartInfo Command(IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments, NetworkNamespace? network, IReadOnlyList<(string From, string To)> mounts)
    {
        var root = Root;
        foreach (var (from, to) in mounts) MakeMountPoint(root + to, Directory.Exists(from));
        foreach (var device in (string[])["null", "zero", "random", "urandom"]) MakeMountPoint($"{root}/dev/{device}", isDirectory: false);
        string[] command =
        [
            .. network?.Within ?? [], .. BuiltContainer.Within, "unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", Enter, "sh", root, .. mounts.Select(mount => $"{mount.From}:{mount.To}"), "--",
            "env", "-i", "-C", Image.WorkingDirectory, .. Image.Environment, .. environment.Select(pair => $"{pair.Key}={pair.Value}"), .. Image.EntryPoint, .. arguments,
        ];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CONTAINER_USER"] = Image.User;
        return start;
    }

    static async Task<Stream> Connect(Socket socket, DnsEndPoint place, CancellationToken stop)
    {
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(place.Host), place.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether the container has a file.</summary>
    /// <param name="path">Its path within, without the first slash.</param>
    public static bool Has(string path) => File.Exists(Path.Combine(Root, path));

    static void MakeMountPoint(string place, bool isDirectory)
    {
        if (isDirectory) Directory.CreateDirectory(place);
        else if (!File.Exists(place))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Create(place).Dispose();
        }
    }

    void Hear(string? line)
    {
        lock (_said) _said.Append(line).Append(line is null ? "" : "\n");
    }

    /// <summary>What the image says of itself.</summary>
    internal static class Image
    {
        static readonly JsonElement Config = JsonElement.Parse(File.ReadAllText(Path.Combine(BuiltContainer.Place!, "image.json"))).GetProperty("Docker").GetProperty("config");

        public static string User => Config.GetProperty(nameof(User)).GetString()!;

        public static string WorkingDirectory => Config.GetProperty("WorkingDir").GetString()!;

        public static IReadOnlyList<string> Environment => Texts("Env");

        public static IReadOnlyList<string> EntryPoint => Texts("Entrypoint");

        /// <summary>The health check's command, after the word that says how it is run.</summary>
        public static IReadOnlyList<string> HealthCheck => [.. Config.GetProperty("Healthcheck").GetProperty("Test").EnumerateArray().Select(word => word.GetString()!).SkipWhile(word => word == "CMD")];

        static IReadOnlyList<string> Texts(string name) => [.. Config.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)];
    }
}
