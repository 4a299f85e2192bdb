using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Collab.Testing;

/// <summary>
/// What another .NET process has alive on its heap, asked from outside. How much memory a process has resident tells little of that: the collector begins when it has handed out as much as
/// fits the processor's cache, which on a large machine is hundreds of megabytes.
/// </summary>
public static class HeapOfProcess
{
    const string Variable = "COLLAB_TEST_HEAP";
    const string Hook = "DOTNET_STARTUP_HOOKS";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What the environment of a process needs that is to be asked.</summary>
    /// <param name="socket">Where it will answer: the path of a socket that does not exist.</param>
    public static IReadOnlyDictionary<string, string> Environment(string socket) =>
        new Dictionary<string, string> { [Hook] = typeof(HeapOfProcess).Assembly.Location, [Variable] = socket };

    /// <summary>Has it collect its garbage, and answers how many bytes are alive then.</summary>
    /// <param name="socket">Where it answers.</param>
    public static async Task<long> Collect(string socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), patience.Token);
        using var answer = new StreamReader(new NetworkStream(connection));
        return long.Parse(await answer.ReadToEndAsync(patience.Token), CultureInfo.InvariantCulture);
    }

    /// <summary>Answers whoever asks, in the process that is asked.</summary>
    internal static void Answer()
    {
        if (System.Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path) return;
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        new Thread(() => Serve(socket)) { IsBackground = true }.Start();
    }

    static void Serve(Socket socket)
    {
        while (true)
        {
            using var asking = socket.Accept();
            asking.Send(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
