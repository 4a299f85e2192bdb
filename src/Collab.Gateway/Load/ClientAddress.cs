using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Collab.Gateway.Load;

/// <summary>Where a request comes from: an IPv4 address, or the first half of an IPv6 address, which is what one subscriber has.</summary>
/// <param name="Bits">The address.</param>
readonly record struct ClientAddress(ulong Bits)
{
    const ulong Version4 = 0x0000_ffff_0000_0000;

    /// <summary>The client of a request, after the framework has put the address that a trusted proxy names in the connection's place.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The address; null for the machine itself, which is trusted, unless it asks for somebody else.</returns>
    public static ClientAddress? Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is not null && !IPAddress.IsLoopback(address))
        {
            return Of(address);
        }

        // A proxy that hides its clients, or names them so that nobody can read it, has them share one allowance.
        return IsForwarded(context.Request.Headers) ? default(ClientAddress) : null;
    }

    /// <summary>Whether a proxy has passed the request on; the framework renames what it has read.</summary>
    static bool IsForwarded(IHeaderDictionary headers) =>
        headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName) || headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName);

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
