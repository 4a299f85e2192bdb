using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.6.3: an input object gives each field once.</summary>
sealed class UniqueInputFieldNamesRule : ValidationRule, IObjectValueRule
{
    public void CheckObjectValue(ObjectValueNode value, ValidationContext context) => RepeatedNames.Report(
        value.Fields,
        static field => field.Name,
        static name => $"There can be only one input field named \"{name}\".",
        this,
        context);
}
