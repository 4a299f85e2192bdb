using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Collab.Gateway.Load;

/// <summary>Where a request comes from: an IPv4 address, or the first half of an IPv6 address, which is what one subscriber has.</summary>
/// <param name="Bits">The address.</param>
readonly record struct ClientAddress(ulong Bits)
{
    const ulong Version4 = 0x0000_ffff_0000_0000;

    /// <summary>
    /// The client of a request. A proxy on this machine names it in the last entry of X-Forwarded-For; what stands before that entry is the client's own word.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <returns>The address; null for the machine itself, which is trusted.</returns>
    public static ClientAddress? Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is not null && !IPAddress.IsLoopback(address))
        {
            return Of(address);
        }

        var forwarded = context.Request.Headers[ForwardedHeadersDefaults.XForwardedForHeaderName];
        if (forwarded.Count == 0)
        {
            return null;
        }

        // A proxy that hides its clients has them share one allowance.
        var last = forwarded[^1].AsSpan();
        last = last[(last.LastIndexOf(',') + 1)..].Trim();
        return IPEndPoint.TryParse(last, out var named) ? Of(named.Address) : default(ClientAddress);
    }

    static ClientAddress Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        address.TryWriteBytes(bytes, out var length);
        return new(length == 4 ? Version4 | BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
