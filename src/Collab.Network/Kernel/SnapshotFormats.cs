using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Collab.Network.Kernel;

/// <summary>Names the form of a snapshot, so that one written by another version of the program is left aside, not misread.</summary>
static class SnapshotFormats
{
    static readonly JsonSchemaExporterOptions Exporter = new() { TransformSchemaNode = (context, node) => Parts(context.TypeInfo.Type) ?? node };

    public static string Of<TState>(int foldRevision)
    {
        var shape = Shape(typeof(TState)).ToJsonString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)).AsSpan(0, 8));
        return string.Create(CultureInfo.InvariantCulture, $"{hash}.{foldRevision}");
    }

    static JsonNode Shape(Type type) => DomainJson.Options.GetJsonSchemaAsNode(type, Exporter);

    /// <summary>The shape of a list of parts, which its converter hides.</summary>
    static JsonObject? Parts(Type type)
        => PartListJsonConverterFactory.PartOf(type) is { } part ? new JsonObject { ["type"] = "array", ["items"] = Shape(part) } : null;
}
