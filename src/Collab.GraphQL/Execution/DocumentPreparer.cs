using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Validation;

namespace Collab.GraphQL.Execution;

/// <summary>Prepares documents and caches them. Refusals are cached too, so that a repeated invalid document is cheap.</summary>
sealed class DocumentPreparer
{
    /// <summary>Messages contain names of the document; a name of kilobytes in a hundred errors would make megabytes.</summary>
    const int MaxMessageLength = 1_000;

    /// <summary>Approximate size of an error without its message.</summary>
    const int ErrorBytes = 256;

    readonly ExecutableSchema _schema;
    readonly ExecutorOptions _options;
    readonly ParserOptions _parsing;
    readonly LimitRules _limits;
    readonly DocumentCache<PreparedDocument> _prepared;
    readonly DocumentCache<RefusedDocument> _refused;

    public DocumentPreparer(ExecutableSchema schema, ExecutorOptions options)
    {
        _schema = schema;
        _options = options;
        _parsing = new ParserOptions
        {
            MaxDepth = options.Parsing.MaxDepth,
            MaxTokens = Math.Min(options.Parsing.MaxTokens ?? int.MaxValue, options.Limits.Tokens),
        };
        _limits = new LimitRules(schema.Schema, options.Limits);
        _prepared = new(options.CachedDocumentBytes, static (length, document) => (long)length * document.Plans);
        _refused = new(options.CachedDocumentBytes, static (length, document) => length + document.Errors.Sum(error => (2 * error.Message.Length) + ErrorBytes));
    }

    public Preparation Prepare(ReadOnlySpan<byte> text, string? operationName)
    {
        if (!_prepared.TryGet(text, out var document))
        {
            document = Read(text, out var refused);
            if (document is null)
                return new Preparation(refused);
        }

        try
        {
            var operation = document.Operation(operationName);
            return operation.Refusal is { } refusal ? new Preparation([refusal]) : new Preparation(operation);
        }
        catch (InputException wrong)
        {
            return new Preparation([new GraphQLError(Cut(wrong.Message), ErrorCodes.BadUserInput)]);
        }
    }

    PreparedDocument? Read(ReadOnlySpan<byte> text, out ImmutableArray<GraphQLError> errors)
    {
        errors = [];
        if (text.Length > _options.Limits.DocumentBytes)
        {
            errors = [LimitRefusal.TooLarge(
                LimitNames.DocumentBytes, _options.Limits.DocumentBytes, text.Length, "The document has {0} bytes", "Ask for less at once.")];
            return null;
        }

        if (_refused.TryGet(text, out var known))
        {
            errors = known.Errors;
            return null;
        }

        var document = Parse(text, out errors);
        if (document is null)
            _refused.Add(text, new RefusedDocument(errors));
        else
            _prepared.Add(text, document);

        return document;
    }

    PreparedDocument? Parse(ReadOnlySpan<byte> text, out ImmutableArray<GraphQLError> errors)
    {
        if (!Utf8.IsValid(text))
        {
            errors = [new GraphQLError("Syntax error: the document is not valid UTF-8.", ErrorCodes.ParseFailed)];
            return null;
        }

        try
        {
            var document = Parser.Parse(new SourceText(Encoding.UTF8.GetString(text)), _parsing);
            var faults = DocumentValidator.Validate(_schema.Schema, document, _options.Validation);
            errors = [.. faults.Select(Describe)];
            return faults.IsEmpty ? new PreparedDocument(_schema, document, _limits, _options.Telemetry.Fields) : null;
        }
        catch (SyntaxException wrong)
        {
            errors = [Describe(wrong)];
            return null;
        }
    }

    static GraphQLError Describe(SyntaxException wrong)
    {
        var error = wrong.Exceeded switch
        {
            { Name: nameof(ParserOptions.MaxTokens) } tokens => LimitRefusal.TooLarge(
                LimitNames.Tokens, tokens.Limit, tokens.Measured, "The document has {0} tokens", "Ask for less at once."),
            { } nesting => LimitRefusal.TooComplex(
                LimitNames.Nesting, nesting.Limit, nesting.Measured, "The document's braces and brackets nest {0} levels deep or more", "Nest less deeply."),
            null => new GraphQLError(Cut(wrong.Message), ErrorCodes.ParseFailed),
        };
        return error with { Locations = [wrong.Position] };
    }

    GraphQLError Describe(ValidationError fault)
    {
        var error = fault.Steps is { } steps
            ? LimitRefusal.TooComplex(
                LimitNames.CheckingSteps, _options.Validation.MaxWork, steps, "To check the document takes {0} steps or more",
                "Repeat fewer fields, and spread fewer fragments from one another.")
            : new GraphQLError(Cut(fault.Message), ErrorCodes.ValidationFailed);
        return error with { Locations = [.. fault.Locations.Where(location => location.Position is not null).Select(location => location.Position!.Value)] };
    }

    static string Cut(string message) => message.Length <= MaxMessageLength ? message : $"{message[..MaxMessageLength]}…";

    /// <summary>A document that cannot be run, whichever operation is requested.</summary>
    sealed record RefusedDocument(ImmutableArray<GraphQLError> Errors);
}
