using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Collab.Faults.Servers.Network;

/// <summary>A network device whose packets this process carries (Linux TUN). It is gone when this process ends.</summary>
sealed class TunDevice : IDisposable
{
    const string Path = "/dev/net/tun";
    const nuint SetInterface = 0x400454ca;
    const int RequestBytes = 40;
    const int FlagsAt = 16;
    const short Tun = 0x0001;
    const short NoPacketInformation = 0x1000;
    const short Readable = 1;
    const int ReadWrite = 2;

    readonly SafeFileHandle _handle;

    TunDevice(SafeFileHandle handle) => _handle = handle;

    /// <summary>Makes a device in the namespace of the calling thread.</summary>
    /// <param name="name">Its name.</param>
    public static TunDevice Create(string name)
    {
        var handle = new SafeFileHandle(Open(Encoding.ASCII.GetBytes(Path + "\0"), ReadWrite), ownsHandle: true);
        var request = new byte[RequestBytes];
        Encoding.ASCII.GetBytes(name, request);
        BitConverter.TryWriteBytes(request.AsSpan(FlagsAt), (short)(Tun | NoPacketInformation));
        return !handle.IsInvalid && Control(handle, SetInterface, request) == 0 ? new TunDevice(handle) : throw new Win32Exception();
    }

    /// <summary>Reads the next packet; zero bytes when none comes in time.</summary>
    public int Read(byte[] packet, int withinMs)
    {
        var poll = new PollRequest { File = (int)_handle.DangerousGetHandle(), Events = Readable };
        return Poll(ref poll, 1, withinMs) > 0 ? (int)Math.Max(0, ReadFile(_handle, packet, (nuint)packet.Length)) : 0;
    }

    /// <summary>Writes a packet; one that the device does not take is lost, as packets are.</summary>
    public void Write(byte[] packet) => _ = WriteFile(_handle, packet, (nuint)packet.Length);

    public void Dispose() => _handle.Dispose();

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Control(SafeFileHandle file, nuint request, byte[] argument);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Poll(ref PollRequest requests, nuint count, int withinMs);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint ReadFile(SafeFileHandle file, byte[] into, nuint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint WriteFile(SafeFileHandle file, byte[] from, nuint count);

    [StructLayout(LayoutKind.Sequential)]
    struct PollRequest
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
