using System.Collections.Frozen;
using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>
/// Checks type-system documents before types are built from them: what can be said of the text alone, by the rules of
/// sections 3 and 5 that concern it. The rules go by the names that graphql-js gives them.
/// </summary>
public static class SdlValidator
{
    static readonly FrozenDictionary<string, Action<SdlContext>> Rules = new Dictionary<string, Action<SdlContext>>
    {
        ["LoneSchemaDefinitionRule"] = LoneSchemaDefinitionRule.Check,
        ["UniqueOperationTypesRule"] = UniqueOperationTypesRule.Check,
        ["UniqueTypeNamesRule"] = UniqueTypeNamesRule.Check,
        ["UniqueEnumValueNamesRule"] = UniqueEnumValueNamesRule.Check,
        ["UniqueFieldDefinitionNamesRule"] = UniqueFieldDefinitionNamesRule.Check,
        ["UniqueArgumentDefinitionNamesRule"] = UniqueArgumentDefinitionNamesRule.Check,
        ["UniqueDirectiveNamesRule"] = UniqueDirectiveNamesRule.Check,
        ["KnownTypeNamesRule"] = KnownTypeNamesRule.Check,
        ["KnownDirectivesRule"] = KnownDirectivesRule.Check,
        ["UniqueDirectivesPerLocationRule"] = UniqueDirectivesPerLocationRule.Check,
        ["PossibleTypeExtensionsRule"] = PossibleTypeExtensionsRule.Check,
        ["KnownArgumentNamesOnDirectivesRule"] = KnownArgumentNamesOnDirectivesRule.Check,
        ["UniqueArgumentNamesRule"] = UniqueArgumentNamesRule.Check,
        ["UniqueInputFieldNamesRule"] = UniqueInputFieldNamesRule.Check,
        ["ProvidedRequiredArgumentsOnDirectivesRule"] = ProvidedRequiredArgumentsOnDirectivesRule.Check,
    }.ToFrozenDictionary();

    /// <summary>The names of the rules.</summary>
    public static IReadOnlyCollection<string> RuleNames => Rules.Keys;

    /// <summary>Checks documents taken together; returns all errors; empty when they are valid.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="only">The names of the rules to keep; null for all of them.</param>
    /// <exception cref="ArgumentException">There is no rule of a name.</exception>
    public static ImmutableArray<SchemaFault> Validate(IReadOnlyList<DocumentNode> documents, IReadOnlyCollection<string>? only = null)
    {
        var context = new SdlContext(documents);
        foreach (var name in only ?? RuleNames)
        {
            if (!Rules.TryGetValue(name, out var check))
            {
                throw new ArgumentException($"There is no SDL rule \"{name}\".", nameof(only));
            }

            check(context);
        }

        return context.Faults.ToSorted();
    }
}
