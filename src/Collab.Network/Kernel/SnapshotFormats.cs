using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Schema;

namespace Collab.Network.Kernel;

/// <summary>Names the form of a snapshot, so that one written by another version of the program is left aside, not misread.</summary>
static class SnapshotFormats
{
    public static string Of<TState>(int foldRevision)
    {
        var shape = DomainJson.Options.GetJsonSchemaAsNode(typeof(TState)).ToJsonString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)).AsSpan(0, 8));
        return string.Create(CultureInfo.InvariantCulture, $"{hash}.{foldRevision}");
    }
}
