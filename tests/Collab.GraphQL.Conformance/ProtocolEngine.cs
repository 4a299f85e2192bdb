using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Collab.GraphQL.Validation;

namespace Collab.GraphQL.Conformance;

/// <summary>Answers requests of the engine protocol. Whatever a request is, there is an answer.</summary>
public sealed class ProtocolEngine
{
    /// <summary>How deep documents may nest: what a stack of <see cref="StackBytes"/> carries with ease.</summary>
    const int MaxDepth = 10_000;
    const int MaxSchemas = 1_000;

    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };
    static readonly ParserOptions Unlimited = new() { MaxDepth = MaxDepth };

    readonly Dictionary<string, SchemaEntry> _schemas = new(StringComparer.Ordinal);

    /// <summary>The stack that the thread needs on which requests are answered.</summary>
    public const int StackBytes = 256 << 20;

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
                "validate" => Validate(request),
                "execute" => Execute(request),
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
        Parser.Parse(request.Query, Unlimited);
        return Write(request.IdJson, []);
    }

    ReadOnlyMemory<byte> Schema(ProtocolRequest request)
    {
        if (request.Rules is null)
        {
            EntryOf(request.Schema).Schema();
            return Write(request.IdJson, []);
        }

        if (!request.Rules.All(SdlValidator.RuleNames.Contains))
        {
            return Unsupported(request.IdJson);
        }

        var faults = SdlValidator.Validate([Parser.Parse(request.Schema, Unlimited)], request.Rules);
        return Write(request.IdJson, [.. faults.Select(fault => new Problem(fault.Message, fault.Locations))]);
    }

    ReadOnlyMemory<byte> Validate(ProtocolRequest request)
    {
        var schema = EntryOf(request.Schema).Schema();
        if (request.Rules?.All(ValidationRules.Names.Contains) == false)
        {
            return Unsupported(request.IdJson);
        }

        var options = request.Rules is null ? ValidationOptions.Default : new ValidationOptions { Rules = ValidationRules.Of(request.Rules) };
        var errors = DocumentValidator.Validate(schema, Parser.Parse(request.Query, Unlimited), options);
        return Write(request.IdJson, [.. errors.Select(error => new Problem(error.Message, error.Locations))]);
    }

    ReadOnlyMemory<byte> Execute(ProtocolRequest request)
    {
        var executor = EntryOf(request.Schema).Executor();
        if (request.Rules is not null)
        {
            return Unsupported(request.IdJson);
        }

        // The executor takes UTF-8, in which a lone surrogate, an error in a document, cannot be represented.
        Parser.Parse(request.Query, Unlimited);
        using var response = Respond(executor, new GraphQLRequest(request.Query)
        {
            OperationName = request.OperationName,
            Variables = Encoding.UTF8.GetBytes(request.VariablesJson ?? "{}"),
        });
        return WithId(request.IdJson, response.Json.Span);
    }

    static GraphQLResponse Respond(GraphQLExecutor executor, GraphQLRequest request)
    {
        var preparation = executor.Prepare(request.Document.Span, request.OperationName);
        if (!preparation.Succeeded)
        {
            return executor.Refuse(preparation.Errors);
        }

        // The fake resolvers answer at once, so nothing is waited for.
        return preparation.Operation.Kind == OperationType.Subscription
            ? executor.Subscribe(preparation.Operation, request).ToBlockingEnumerable().First()
            : executor.Execute(preparation.Operation, request).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What is known of a schema text: built once, as errors too.</summary>
    SchemaEntry EntryOf(string text)
    {
        if (!_schemas.TryGetValue(text, out var entry))
        {
            if (_schemas.Count == MaxSchemas)
            {
                _schemas.Clear();
            }

            entry = new SchemaEntry(text, Unlimited);
            _schemas.Add(text, entry);
        }

        return entry;
    }

    static byte[] WithId(string idJson, ReadOnlySpan<byte> response) =>
        [.. "{\"id\":"u8, .. Encoding.UTF8.GetBytes(idJson), (byte)',', .. response[1..]];

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
