using System.Diagnostics;
using System.Globalization;
using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>
/// A small file system in a mount namespace of its own, held by a process that ends with this one: nothing stays mounted, however the
/// tests end. Root mounts it as root; everybody else as the root of a user namespace, where the machine allows that.
/// </summary>
sealed class SmallDisk : IAsyncDisposable
{
    const int SysAdmin = 21;
    const int SomeUser = 1000;

    readonly Process _holder;
    readonly bool _isUserNamespace;

    SmallDisk(Process holder, string path, bool isUserNamespace)
    {
        _holder = holder;
        Path = path;
        _isUserNamespace = isUserNamespace;
    }

    /// <summary>Where it is, for programs that run <see cref="Within"/>.</summary>
    public string Path { get; }

    /// <summary>The command that runs a program where the file system is mounted.</summary>
    public IReadOnlyList<string> Within =>
    [
        "nsenter", $"--target={_holder.Id}", "--mount",
        .. _isUserNamespace ? ["--user", "--preserve-credentials", "unshare", "--user", $"--map-user={User}", $"--map-group={User}"] : Array.Empty<string>(),
    ];

    /// <summary>PostgreSQL refuses root, so root in a user namespace must look like somebody else there.</summary>
    static int User => Environment.IsPrivilegedProcess ? SomeUser : int.Parse(Status("Uid")[0], CultureInfo.InvariantCulture);

    string Filler => Reach(System.IO.Path.Combine(Path, "filler"));

    /// <summary>Mounts one.</summary>
    /// <param name="folder">An empty folder; the file system is mounted below it.</param>
    /// <param name="bytes">How large it is.</param>
    /// <exception cref="NotPossibleHereException">The machine does not let us, and does not claim to.</exception>
    public static async Task<SmallDisk> Create(string folder, long bytes)
    {
        var path = Directory.CreateDirectory(System.IO.Path.Combine(folder, "disk")).FullName;
        var mayMount = Environment.IsPrivilegedProcess && (long.Parse(Status("CapEff")[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> SysAdmin & 1) == 1;
        string[] place = mayMount ? ["--mount"] : ["--user", "--map-root-user", "--mount"];
        var mount = string.Create(CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={bytes},mode=755 collab-faults \"$0\" && echo mounted && exec cat");
        var holder = Process.Start(new ProcessStartInfo("unshare", [.. place, "sh", "-c", mount, path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (await holder.StandardOutput.ReadLineAsync() == "mounted") return new SmallDisk(holder, path, isUserNamespace: !mayMount);
        var why = (await holder.StandardError.ReadToEndAsync()).Trim().ReplaceLineEndings(" ");
        holder.Dispose();
        throw mayMount
            ? new InvalidOperationException($"This process may mount file systems, and yet: {why}")
            : new NotPossibleHereException($"neither root's right to mount nor user namespaces are to be had ({why})");
    }

    /// <summary>A path of the file system, as this process reaches it.</summary>
    public string Reach(string path) => $"/proc/{_holder.Id}/root{path}";

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        var chunk = new byte[64 * 1024];
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var length = chunk.Length; length > 0;)
        {
            try
            {
                filler.Write(chunk.AsSpan(0, length));
            }
            catch (IOException)
            {
                // Smaller and smaller, until not even a byte fits.
                length /= 16;
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        using (_holder)
        {
            _holder.StandardInput.Close();
            await _holder.WaitForExitAsync();
        }
    }

    /// <summary>A line of what the kernel says of this process.</summary>
    static string[] Status(string name) => File.ReadLines("/proc/self/status")
        .First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..]
        .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
