using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Collab.Network.Kernel;

/// <summary>
/// How events and snapshots are written as JSON: camel case, enums by name, ids by key, nulls left out.
/// What is stored outlives the code, so this never changes.
/// </summary>
public static class DomainJson
{
    /// <summary>The options; shared, since they carry System.Text.Json's caches.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same with null in the place of every person; for writing alone.</summary>
    internal static JsonSerializerOptions WithoutPeople { get; } = Create(new NobodyConverter());

    /// <summary>The same, refusing an object without a field that its type always has; for reading what comes from outside.</summary>
    internal static JsonSerializerOptions Strict { get; } = CreateStrict();

    static JsonSerializerOptions CreateStrict()
    {
        var options = new JsonSerializerOptions(Options)
        {
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNeverNull } },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Nulls are left out when something is written, so only what cannot be null can be missing.</summary>
    static void RequireWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false, ParameterType: var parameter }
                && Nullable.GetUnderlyingType(parameter) is null)
            {
                property.IsRequired = true;
            }
        }
    }

    static JsonSerializerOptions Create(params ReadOnlySpan<JsonConverter> before)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Finnish and Swedish letters stay readable in the journal; nothing here is written into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new EntityIdJsonConverterFactory() },
        };
        for (var i = 0; i < before.Length; i++)
        {
            options.Converters.Insert(i, before[i]);
        }

        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    sealed class NobodyConverter : JsonConverter<PersonId>
    {
        public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Whom it named is not there any more.");

        public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WriteNullValue();

        public override void WriteAsPropertyName(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WritePropertyName("");
    }
}
