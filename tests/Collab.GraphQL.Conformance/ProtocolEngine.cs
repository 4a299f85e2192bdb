using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Collab.GraphQL.Validation;

namespace Collab.GraphQL.Conformance;

/// <summary>Answers requests of the engine protocol. Whatever a request is, there is an answer.</summary>
public sealed class ProtocolEngine
{
    const int MaxSchemas = 1_000;

    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 10_000 };

    readonly Dictionary<string, Lazy<GraphQLSchema>> _schemas = new(StringComparer.Ordinal);

    /// <summary>Answers one line with one line, without its end.</summary>
    /// <param name="line">A request.</param>
    public ReadOnlyMemory<byte> Answer(string line)
    {
        var id = "null";
        try
        {
            using var json = JsonDocument.Parse(line, Deep);
            id = ProtocolRequest.IdOf(json.RootElement);
            return Answer(ProtocolRequest.Read(json.RootElement));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return Write(id, [new Problem(fault.Message, [])]);
        }
    }

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    public ReadOnlyMemory<byte> Answer(ProtocolRequest request)
    {
        try
        {
            return request.Mode switch
            {
                "parse" => Parse(request),
                "schema" => Schema(request),
                "validate" or "execute" => Run(request),
                var unknown => Write(request.IdJson, [new Problem($"There is no mode \"{unknown}\".", [])]),
            };
        }
        catch (SyntaxException fault)
        {
            return Write(request.IdJson, [new Problem(fault.Message, [fault.Location])]);
        }
        catch (SchemaException fault)
        {
            return Write(request.IdJson, [.. fault.Faults.Select(each => new Problem(each.Message, each.Locations))]);
        }
    }

    static ReadOnlyMemory<byte> Parse(ProtocolRequest request)
    {
        Parser.Parse(request.Query);
        return Write(request.IdJson, []);
    }

    ReadOnlyMemory<byte> Schema(ProtocolRequest request)
    {
        if (request.Rules is null)
        {
            SchemaOf(request.Schema);
            return Write(request.IdJson, []);
        }

        if (!request.Rules.All(SdlValidator.RuleNames.Contains))
        {
            return Unsupported(request.IdJson);
        }

        var faults = SdlValidator.Validate([Parser.Parse(request.Schema)], request.Rules);
        return Write(request.IdJson, [.. faults.Select(fault => new Problem(fault.Message, fault.Locations))]);
    }

    ReadOnlyMemory<byte> Run(ProtocolRequest request)
    {
        var schema = SchemaOf(request.Schema);
        if (request.Rules?.All(ValidationRules.Names.Contains) == false)
        {
            return Unsupported(request.IdJson);
        }

        var rules = request.Rules is null ? ValidationRules.Specified : ValidationRules.Of(request.Rules);
        var document = Parser.Parse(request.Query);
        var errors = DocumentValidator.Validate(schema, document, new ValidationOptions { Rules = rules });
        return errors.IsEmpty && request.Mode == "execute"
            ? Unsupported(request.IdJson)
            : Write(request.IdJson, [.. errors.Select(error => new Problem(error.Message, error.Locations))]);
    }

    /// <summary>The schema of a text, built once; an invalid one throws what it threw at first.</summary>
    GraphQLSchema SchemaOf(string text)
    {
        if (!_schemas.TryGetValue(text, out var entry))
        {
            if (_schemas.Count == MaxSchemas)
            {
                _schemas.Clear();
            }

            entry = new Lazy<GraphQLSchema>(() => GraphQLSchema.Build(new SourceText(text)));
            _schemas.Add(text, entry);
        }

        return entry.Value;
    }

    static ReadOnlyMemory<byte> Unsupported(string idJson) => Encoding.UTF8.GetBytes($$"""{"id":{{idJson}},"unsupported":true}""");

    static ReadOnlyMemory<byte> Write(string idJson, IReadOnlyList<Problem> problems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        json.WriteStartObject();
        json.WritePropertyName("id");
        json.WriteRawValue(idJson);
        if (problems.Count > 0)
        {
            json.WriteStartArray("errors");
            foreach (var problem in problems)
            {
                Write(json, problem);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("message", problem.Message);
        var positions = problem.Locations.Select(location => location.Position).OfType<SourceLocation>().ToList();
        if (positions.Count > 0)
        {
            json.WriteStartArray("locations");
            foreach (var position in positions)
            {
                json.WriteStartObject();
                json.WriteNumber("line", position.Line);
                json.WriteNumber("column", position.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>An error before execution.</summary>
    readonly record struct Problem(string Message, IReadOnlyList<Location> Locations);
}
