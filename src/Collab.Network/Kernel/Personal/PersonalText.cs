using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Journal;

namespace Collab.Network.Kernel.Personal;

/// <summary>
/// A text about or by a person, as events and states hold it: by id. What it says stands in <c>network.personal_text</c>, where it can be erased. A decision makes one of the words; the kernel gives
/// it its id and writes the words beside the event.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class PersonalText : IEquatable<PersonalText>
{
    internal const string Member = "personalText";

    PersonalText(Guid? id, Text? words) => (Id, Words) = (id, words);

    /// <summary>The id; null before it is written.</summary>
    public Guid? Id { get; private set; }

    /// <summary>What it says, when it is about to be written; null for one that was read.</summary>
    internal Text? Words { get; }

    /// <summary>A text about to be written; null for none.</summary>
    /// <param name="words">What it says.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(words))]
    public static implicit operator PersonalText?(Text? words) => words is null ? null : new(null, words);

    /// <summary>A text that was written.</summary>
    /// <param name="id">Its id.</param>
    public static PersonalText Of(Guid id) => new(id, null);

    /// <summary>The id of the text in a member of an event: made of where it stands, so that the text of an event from before there were ids has one too.</summary>
    /// <param name="stream">The event's stream.</param>
    /// <param name="version">The event's version.</param>
    /// <param name="member">The member, as it is stored.</param>
    internal static Guid IdOf(StreamId stream, int version, string member) => IdOf(FormattableString.Invariant($"{stream.Value}:{version}:{member}"));

    /// <summary>The id of the text at a place; <c>network.personal_text_id</c> makes the same.</summary>
    internal static Guid IdOf(string place) => new(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16), bigEndian: true);

    internal void Assign(Guid id) => Id = id;

    /// <summary>Whether both are one text, or are about to say the same.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(PersonalText? other)
        => other is not null && (Id is { } id && other.Id is { } others ? id == others : Words is not null && Words == other.Words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PersonalText);

    // The id is given later, and may not change it.
    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    sealed class Converter : JsonConverter<PersonalText>
    {
        public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty(Member, out var id)
                && id.ValueKind is JsonValueKind.String
                && Guid.TryParseExact(id.GetString(), "N", out var known)
                ? Of(known)
                : throw new JsonException($"A personal text is an object with {Member}, an id of 32 hexadecimal digits.");
        }

        public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(Member, value.Id?.ToString("N") ?? throw new InvalidOperationException("A personal text has no id yet: write its event by the aggregate, which gives it one."));
            writer.WriteEndObject();
        }
    }
}

/// <summary>Says whose a personal text of an event is: the person it is about, whom another member names.</summary>
/// <param name="member">The member, a <see cref="PersonId"/>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AboutAttribute(string member) : Attribute
{
    /// <summary>The member that names the person.</summary>
    public string Member { get; } = member;

    /// <summary>Whether the history shows what it says to whoever may read the event.</summary>
    public bool IsInHistory { get; init; } = true;
}

/// <summary>Says whose a personal text of an event is: whoever wrote it, the author of the event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ByAuthorAttribute : Attribute
{
    /// <summary>Whether the history shows what it says to whoever may read the event.</summary>
    public bool IsInHistory { get; init; } = true;
}

/// <summary>Says that a text of an event is about the work and no person's: it stays in the journal for ever.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NotPersonalAttribute : Attribute;
