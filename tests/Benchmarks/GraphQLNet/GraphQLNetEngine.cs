using System.Text.Json;
using Collab.GraphQL.Conformance;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser;

namespace Benchmarks.GraphQLNet;

/// <summary>GraphQL.NET as a program of the engine protocol: each line of standard input is a request, each line of standard output its response.</summary>
static class GraphQLNetEngine
{
    /// <summary>The first argument that starts this program as the engine.</summary>
    public const string Command = "graphqlnet-engine";

    static readonly DocumentExecuter Executer = new();
    static readonly DocumentValidator Validator = new();
    static readonly GraphQLSerializer Serializer = new();
    static readonly Dictionary<string, Lazy<Schema>> Schemas = new(StringComparer.Ordinal);

    /// <summary>Its rules by the names of graphql-js. It has none for SDL alone.</summary>
    static readonly Dictionary<string, IValidationRule[]> Rules = new(StringComparer.Ordinal)
    {
        ["FieldsOnCorrectTypeRule"] = [FieldsOnCorrectType.Instance],
        ["FragmentsOnCompositeTypesRule"] = [FragmentsOnCompositeTypes.Instance],
        ["KnownArgumentNamesRule"] = [KnownArgumentNames.Instance],
        ["KnownDirectivesRule"] = [KnownDirectivesInAllowedLocations.Instance],
        ["KnownFragmentNamesRule"] = [KnownFragmentNames.Instance],
        ["KnownTypeNamesRule"] = [KnownTypeNames.Instance],
        ["LoneAnonymousOperationRule"] = [LoneAnonymousOperation.Instance],
        ["NoFragmentCyclesRule"] = [NoFragmentCycles.Instance],
        ["NoUndefinedVariablesRule"] = [NoUndefinedVariables.Instance],
        ["NoUnusedFragmentsRule"] = [NoUnusedFragments.Instance],
        ["NoUnusedVariablesRule"] = [NoUnusedVariables.Instance],
        ["OverlappingFieldsCanBeMergedRule"] = [OverlappingFieldsCanBeMerged.Instance],
        ["PossibleFragmentSpreadsRule"] = [PossibleFragmentSpreads.Instance],
        ["ProvidedRequiredArgumentsRule"] = [ProvidedNonNullArguments.Instance],
        ["ScalarLeafsRule"] = [ScalarLeafs.Instance],
        ["SingleFieldSubscriptionsRule"] = [SingleRootFieldSubscriptions.Instance],
        ["UniqueArgumentNamesRule"] = [UniqueArgumentNames.Instance],
        ["UniqueDirectivesPerLocationRule"] = [UniqueDirectivesPerLocation.Instance],
        ["UniqueFragmentNamesRule"] = [UniqueFragmentNames.Instance],
        ["UniqueInputFieldNamesRule"] = [UniqueInputFieldNames.Instance],
        ["UniqueOperationNamesRule"] = [UniqueOperationNames.Instance],
        ["UniqueVariableNamesRule"] = [UniqueVariableNames.Instance],
        ["ValuesOfCorrectTypeRule"] = [ArgumentsOfCorrectType.Instance, DefaultValuesOfCorrectType.Instance],
        ["VariablesAreInputTypesRule"] = [VariablesAreInputTypes.Instance],
        ["VariablesInAllowedPositionRule"] = [VariablesInAllowedPosition.Instance],
    };

    /// <summary>Responds until standard input ends.</summary>
    public static async Task Run()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1_000 });
            await Console.Out.WriteLineAsync(await Answer(ProtocolRequest.Read(json.RootElement)));
            await Console.Out.FlushAsync();
        }
    }

    static async Task<string> Answer(ProtocolRequest request)
    {
        try
        {
            switch (request.Mode)
            {
                case "parse":
                    Parser.Parse(request.Query);
                    return "{}";
                case "schema" when request.Rules is not null:
                    return """{"unsupported":true}""";
                case "schema":
                    SchemaOf(request.Schema);
                    return "{}";
                case "validate":
                    return await Validate(request);
                default:
                    return await Execute(request);
            }
        }
        catch (Exception exception)
        {
            // It refuses some schemas and documents with various exceptions.
            return Refused(exception.Message, exception is SchemaRefusedException);
        }
    }

    static async Task<string> Validate(ProtocolRequest request)
    {
        IValidationRule[]? rules = null;
        if (request.Rules is { } names)
        {
            if (!names.All(Rules.ContainsKey)) return """{"unsupported":true}""";
            rules = [.. names.SelectMany(name => Rules[name])];
        }

        var schema = SchemaOf(request.Schema);
        var document = Parser.Parse(request.Query);
        var result = await Validator.ValidateAsync(new ValidationOptions { Schema = schema, Document = document, Rules = rules ?? DocumentValidator.CoreRules });

        // It coerces values together with the rules; those errors do not concern the document, or not the requested rules.
        var errors = result.Errors.Where(error => error is not InvalidVariableError && (rules is null || error is not InvalidLiteralError)).ToList();
        return errors.Count > 0 ? Refused(errors[0].Message) : "{}";
    }

    static async Task<string> Execute(ProtocolRequest request)
    {
        var result = await Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = SchemaOf(request.Schema),
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = Serializer.Deserialize<Inputs>(request.VariablesJson ?? "{}"),
        });
        if (result.Streams?.Values.FirstOrDefault() is { } stream)
        {
            var first = new First();
            using (stream.Subscribe(first))
                result = await first.Event.WaitAsync(TimeSpan.FromSeconds(5));
        }

        return Serializer.Serialize(result);
    }

    static Schema SchemaOf(string sdl)
    {
        if (!Schemas.TryGetValue(sdl, out var schema)) Schemas.Add(sdl, schema = new(() => FakeSchema.Build(sdl)));
        try
        {
            return schema.Value;
        }
        catch (Exception exception)
        {
            throw new SchemaRefusedException(exception);
        }
    }

    static string Refused(string message, bool isSchema = false) => JsonSerializer.Serialize(new { errors = new[] { new { message } }, isSchema });

    sealed class SchemaRefusedException(Exception inner) : Exception(inner.Message, inner);

    sealed class First : IObserver<ExecutionResult>
    {
        readonly TaskCompletionSource<ExecutionResult> _first = new();

        public Task<ExecutionResult> Event => _first.Task;

        public void OnNext(ExecutionResult value) => _first.TrySetResult(value);

        public void OnError(Exception error) => _first.TrySetException(error);

        public void OnCompleted() => _first.TrySetCanceled();
    }
}
