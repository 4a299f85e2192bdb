using System.Collections.Immutable;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>The context of a validation for rules.</summary>
sealed class ValidationContext(GraphQLSchema schema, DocumentNode document, ValidationOptions options)
{
    /// <summary>Suggestions compare with every name of a type; after some errors a reader no longer needs them.</summary>
    const int MaxSuggestions = 20;

    List<ValidationError>? _errors;
    int _suggestions;
    int _work;

    public GraphQLSchema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    public ValidationRules Rules { get; } = options.RulesInForce;

    public DocumentFacts Facts { get; } = new(document);

    public ImmutableArray<ValidationError> Errors =>
        _errors is null ? [] : [.. _errors.OrderBy(error => error.Locations is [var first, ..] ? first.Start : int.MaxValue)];

    /// <summary>Reports a violation at some nodes.</summary>
    public void Report(ValidationRule rule, string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        if (_errors?.Count >= options.MaxErrors)
        {
            throw new ValidationStoppedException($"More than {options.MaxErrors} errors: validation stopped here.");
        }

        var locations = ImmutableArray.CreateBuilder<Location>(nodes.Length);
        foreach (var node in nodes)
        {
            locations.Add(node.Location);
        }

        Add(new ValidationError(rule.Name, message, locations.MoveToImmutable()));
    }

    public void Add(ValidationError error) => (_errors ??= []).Add(error);

    /// <summary>Takes steps from the bound that the rules which follow fragments share.</summary>
    public void Spend(int steps)
    {
        _work += steps;
        if (_work > options.MaxWork)
        {
            throw new ValidationStoppedException(
                "The document takes too much work to check. Repeat fewer fields, and spread fewer fragments from one another.", _work);
        }
    }

    /// <summary>« Did you mean … ? » with the nearest existing names, or nothing.</summary>
    public string DidYouMean<T>(string given, NamedList<T> existing)
        where T : class, INamed =>
        MaySuggest() ? Suggestions.DidYouMean(given, existing.Select(item => item.Name)) : "";

    /// <summary>Whether the next error may name what exists; counts those that do.</summary>
    public bool MaySuggest() => options.Suggest && ++_suggestions <= MaxSuggestions;
}
