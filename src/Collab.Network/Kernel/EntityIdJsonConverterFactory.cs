using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>Writes every typed id as its key, also where it is the key of a dictionary.</summary>
sealed class EntityIdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert)
        => typeToConvert.IsValueType && Array.Exists(
            typeToConvert.GetInterfaces(),
            type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    sealed class Converter<TId> : JsonConverter<TId>
        where TId : struct, IEntityId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => EntityId.TryParse<TId>(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"'{reader.GetString()}' is no key of {TId.Kind}.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.Key());

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
            => writer.WritePropertyName(value.Key());
    }
}
