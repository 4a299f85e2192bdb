using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using static Benchmarks.GraphQL.Portal;

namespace Benchmarks.GraphQL;

/// <summary>The response to <see cref="PortalQuery.List"/> written by hand for this query, with .NET's JSON writer and no engine, as the reference for the engine's time.</summary>
sealed class HandWrittenList
{
    static readonly JsonEncodedText[] Phases = Names<Phase>();
    static readonly JsonEncodedText[] Roles = Names<Role>();
    static readonly JsonEncodedText[] Languages = Names<Language>();

    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Utf8JsonWriter _json;

    public HandWrittenList() =>
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes the response; the bytes are valid until the next call.</summary>
    public ReadOnlySpan<byte> Write()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteStartObject("data"u8);
        _json.WriteStartObject("projects"u8);
        _json.WriteNumber("totalCount"u8, Projects.Count);
        _json.WriteStartObject("pageInfo"u8);
        _json.WriteBoolean("hasNextPage"u8, false);
        _json.WriteString("endCursor"u8, Projects[^1].Id);
        _json.WriteEndObject();
        _json.WriteStartArray("nodes"u8);
        foreach (var project in Projects)
            Write(project);

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    void Write(Project project)
    {
        _json.WriteStartObject();
        _json.WriteString("id"u8, project.Id);
        _json.WriteString("slug"u8, project.Slug);
        _json.WriteString("phase"u8, Phases[(int)project.Phase]);
        _json.WriteString("createdAt"u8, project.CreatedAt);
        _json.WriteStartObject("title"u8);
        _json.WriteString("value"u8, project.Title.Value);
        _json.WriteString("language"u8, Languages[(int)project.Title.Language]);
        _json.WriteBoolean("original"u8, project.Title.Original);
        _json.WriteEndObject();
        _json.WriteStartObject("agency"u8);
        _json.WriteString("slug"u8, project.Agency.Slug);
        _json.WriteStartObject("name"u8);
        _json.WriteString("value"u8, project.Agency.Name.Value);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteStartArray("team"u8);
        foreach (var member in project.Team)
            Write(member);

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    void Write(Member member)
    {
        _json.WriteStartObject();
        _json.WriteString("role"u8, Roles[(int)member.Role]);
        _json.WriteString("since"u8, member.Since);
        _json.WriteBoolean("isFacilitator"u8, member.IsFacilitator);
        _json.WriteStartObject("person"u8);
        _json.WriteString("id"u8, member.Person.Id);
        _json.WriteString("name"u8, member.Person.Name);
        _json.WriteStartObject("agency"u8);
        _json.WriteString("slug"u8, member.Person.Agency.Slug);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    static JsonEncodedText[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => JsonEncodedText.Encode(name.ToUpperInvariant()))];
}
