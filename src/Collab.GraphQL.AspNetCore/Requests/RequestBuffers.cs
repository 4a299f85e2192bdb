using System.Buffers;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Pooled memory of a request. It is returned after the response, because parameters may be slices of it.</summary>
struct RequestBuffers : IDisposable
{
    byte[]? _first;
    byte[]? _second;
    List<byte[]>? _further;

    /// <summary>Rents memory of at least this size.</summary>
    public byte[] Rent(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        if (_first is null)
            _first = buffer;
        else if (_second is null)
            _second = buffer;
        else
            (_further ??= []).Add(buffer);

        return buffer;
    }

    public void Dispose()
    {
        Return(_first);
        Return(_second);
        foreach (var buffer in _further ?? [])
            Return(buffer);

        this = default;
    }

    static void Return(byte[]? buffer)
    {
        if (buffer is not null)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
