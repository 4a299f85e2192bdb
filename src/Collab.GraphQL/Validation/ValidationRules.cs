using System.Collections.Immutable;
using Collab.GraphQL.Validation.Rules;

namespace Collab.GraphQL.Validation;

/// <summary>A choice of validation rules (section 5), grouped by interface.</summary>
public sealed class ValidationRules
{
    static readonly ImmutableArray<ValidationRule> FromSpecification =
    [
        new ExecutableDefinitionsRule(),
        new KnownOperationTypesRule(),
        new UniqueOperationNamesRule(),
        new LoneAnonymousOperationRule(),
        new SingleFieldSubscriptionsRule(),
        new KnownTypeNamesRule(),
        new FragmentsOnCompositeTypesRule(),
        new VariablesAreInputTypesRule(),
        new ScalarLeafsRule(),
        new FieldsOnCorrectTypeRule(),
        new UniqueFragmentNamesRule(),
        new KnownFragmentNamesRule(),
        new NoUnusedFragmentsRule(),
        new PossibleFragmentSpreadsRule(),
        new NoFragmentCyclesRule(),
        new UniqueVariableNamesRule(),
        new NoUndefinedVariablesRule(),
        new NoUnusedVariablesRule(),
        new KnownDirectivesRule(),
        new UniqueDirectivesPerLocationRule(),
        new KnownArgumentNamesRule(),
        new UniqueArgumentNamesRule(),
        new ValuesOfCorrectTypeRule(),
        new ProvidedRequiredArgumentsRule(),
        new VariablesInAllowedPositionRule(),
        new OverlappingFieldsCanBeMergedRule(),
        new UniqueInputFieldNamesRule(),
    ];

    static readonly ImmutableArray<ValidationRule> All = [.. FromSpecification, new MaxIntrospectionDepthRule(), new NoSchemaIntrospectionCustomRule()];

    readonly Lazy<ValidationRules> _withoutIntrospection;

    ValidationRules(IReadOnlyCollection<ValidationRule> rules)
    {
        _withoutIntrospection = new(() => new ValidationRules([.. rules, new NoSchemaIntrospectionCustomRule()]));
        Document = [.. rules.OfType<IDocumentRule>()];
        Operation = [.. rules.OfType<IOperationRule>()];
        VariableDefinition = [.. rules.OfType<IVariableDefinitionRule>()];
        VariableUsage = [.. rules.OfType<IVariableUsageRule>()];
        Variables = [.. rules.OfType<IVariablesRule>()];
        TypeReference = [.. rules.OfType<ITypeReferenceRule>()];
        TypeCondition = [.. rules.OfType<ITypeConditionRule>()];
        Field = [.. rules.OfType<IFieldRule>()];
        Spread = [.. rules.OfType<ISpreadRule>()];
        Directives = [.. rules.OfType<IDirectivesRule>()];
        Arguments = [.. rules.OfType<IArgumentsRule>()];
        ArgumentList = [.. rules.OfType<IArgumentListRule>()];
        Value = [.. rules.OfType<IValueRule>()];
        ObjectValue = [.. rules.OfType<IObjectValueRule>()];
    }

    /// <summary>All rules of the September 2025 edition.</summary>
    public static ValidationRules Specified { get; } = new(FromSpecification);

    /// <summary>
    /// The names of all rules, as graphql-js has them: those of the specification, and <c>MaxIntrospectionDepthRule</c> and
    /// <c>NoSchemaIntrospectionCustomRule</c>, which are only checked when asked for.
    /// </summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>These rules without introspection.</summary>
    internal ValidationRules WithoutIntrospection => _withoutIntrospection.Value;

    internal IDocumentRule[] Document { get; }

    internal IOperationRule[] Operation { get; }

    internal IVariableDefinitionRule[] VariableDefinition { get; }

    internal IVariableUsageRule[] VariableUsage { get; }

    internal IVariablesRule[] Variables { get; }

    internal ITypeReferenceRule[] TypeReference { get; }

    internal ITypeConditionRule[] TypeCondition { get; }

    internal IFieldRule[] Field { get; }

    internal ISpreadRule[] Spread { get; }

    internal IDirectivesRule[] Directives { get; }

    internal IArgumentsRule[] Arguments { get; }

    internal IArgumentListRule[] ArgumentList { get; }

    internal IValueRule[] Value { get; }

    internal IObjectValueRule[] ObjectValue { get; }

    /// <summary>A choice of rules by their names.</summary>
    /// <param name="names">Names out of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">A name that no rule has.</exception>
    public static ValidationRules Of(params IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
        {
            if (!Names.Contains(name))
            {
                throw new ArgumentException($"There is no validation rule \"{name}\". Take one of ValidationRules.Names.", nameof(names));
            }
        }

        return new([.. All.Where(rule => names.Contains(rule.Name))]);
    }
}
