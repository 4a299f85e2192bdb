using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Collab.Testing;

/// <summary>A network of its own, with no way out but the devices that are put into it; it ends with the process that holds it, however these tests end.</summary>
public sealed class NetworkNamespace : IAsyncDisposable
{
    const int CloneNewNet = 0x40000000;

    readonly Process _holder;

    NetworkNamespace(Process holder) => _holder = holder;

    /// <summary>The process that holds it.</summary>
    public int Holder => _holder.Id;

    /// <summary>The command that runs a program in it.</summary>
    public IReadOnlyList<string> Within => ["nsenter", $"--target={Holder}", "--net"];

    /// <summary>Makes one.</summary>
    /// <exception cref="NotPossibleHereException">The machine does not let us.</exception>
    public static async Task<NetworkNamespace> Create()
    {
        if (!Environment.IsPrivilegedProcess) throw new NotPossibleHereException("only root can make networks of its own");
        var holder = Process.Start(new ProcessStartInfo("unshare", ["--net", "sh", "-c", "ip link set lo up && echo ready && exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (await holder.StandardOutput.ReadLineAsync() == "ready") return new NetworkNamespace(holder);
        var why = (await holder.StandardError.ReadToEndAsync()).Trim().ReplaceLineEndings(" ");
        holder.Dispose();
        throw new NotPossibleHereException($"a network of its own cannot be made ({why})");
    }

    /// <summary>Runs a command in it that must go well.</summary>
    public async Task Run(params string[] command)
    {
        string[] all = [.. Within, .. command];
        using var process = Process.Start(new ProcessStartInfo(all[0], all.Skip(1)) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new NotPossibleHereException($"{string.Join(' ', command)}: {errors.Trim()}");
    }

    /// <summary>A socket of it; a socket stays in the network that it was made in, whoever uses it.</summary>
    public Socket NewSocket() => Inside(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

    /// <summary>Makes something in it, on a thread that goes there and ends.</summary>
    public T Inside<T>(Func<T> make)
    {
        var made = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            try
            {
                using var place = File.OpenHandle($"/proc/{_holder.Id}/ns/net");
                if (SetNamespace((int)place.DangerousGetHandle(), CloneNewNet) != 0) throw new Win32Exception();
                made.SetResult(make());
            }
            catch (Exception exception)
            {
                made.SetException(exception);
            }
        });
        thread.Start();
        return made.Task.GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        using (_holder)
        {
            _holder.StandardInput.Close();
            await _holder.WaitForExitAsync();
        }
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetNamespace(int place, int kind);
}
