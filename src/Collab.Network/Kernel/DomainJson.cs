using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>
/// How events and snapshots are written as JSON: camel case, enums by name, ids by key, nulls left out.
/// What is stored outlives the code, so this never changes.
/// </summary>
public static class DomainJson
{
    /// <summary>The options; shared, since they carry System.Text.Json's caches.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Finnish and Swedish letters stay readable in the journal; nothing here is written into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new EntityIdJsonConverterFactory() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
