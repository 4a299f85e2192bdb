using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Collab.Gateway.Load;

/// <summary>The address of a client: an IPv4 address, or the first half of an IPv6 address, which identifies one subscriber.</summary>
readonly record struct ClientAddress(ulong Bits)
{
    const ulong Version4 = 0x0000_ffff_0000_0000;

    /// <summary>The client of a request, after the framework has applied the headers of trusted proxies.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The address; null for this machine, which is trusted, unless it forwards for others.</returns>
    public static ClientAddress? Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is not null && !IPAddress.IsLoopback(address))
        {
            return Of(address);
        }

        // Clients of a proxy that hides or garbles their addresses share one limit.
        return IsForwarded(context.Request.Headers) ? default(ClientAddress) : null;
    }

    /// <summary>Whether a proxy forwarded the request. The framework renames headers that it has read.</summary>
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
