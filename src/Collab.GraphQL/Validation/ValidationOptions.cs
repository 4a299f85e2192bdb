namespace Collab.GraphQL.Validation;

/// <summary>Options of a validation.</summary>
public sealed class ValidationOptions
{
    /// <summary>All rules of the specification, names suggested, at most 100 errors.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>The rules to check.</summary>
    public ValidationRules Rules { get; init; } = ValidationRules.Specified;

    /// <summary>Whether the schema can be read with <c>__schema</c> and <c>__type</c>; <c>__typename</c> always may.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Whether messages name the nearest existing name. Switch it off to hide the schema.</summary>
    public bool Suggest { get; init; } = true;

    /// <summary>Maximum number of errors; one more says that validation stopped.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>
    /// How many steps the rules that follow fragments may take together. Ordinary documents take fewer than they have
    /// tokens; a document made to be slow is refused when the steps are used up.
    /// </summary>
    public int MaxWork { get; init; } = 250_000;

    internal ValidationRules RulesInForce => Introspection ? Rules : Rules.WithoutIntrospection;
}
