using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>Resolves fields by name, without CLR types; see <see cref="ResolverMap.Untyped"/>.</summary>
public interface IUntypedResolver
{
    /// <summary>
    /// The value of a field (specification 6.4.2): null; a CLR number, string or bool for a leaf (an enum value by its name); an
    /// <see cref="System.Collections.IEnumerable"/> of values for a list; any object for an object type. May be a
    /// <see cref="Task{TResult}"/> of <see cref="object"/> that answers one of these.
    /// </summary>
    /// <param name="field">The field with its parent and arguments.</param>
    /// <param name="context">The request; <see cref="FieldContext.Path"/> is the response path.</param>
    object? Resolve(in UntypedField field, FieldContext context);

    /// <summary>The name of the object type of a value of an interface or union type (specification 6.4.3).</summary>
    /// <param name="abstractType">The name of the interface or union.</param>
    /// <param name="value">The value.</param>
    string ResolveType(string abstractType, object value);
}

/// <summary>A field to resolve without types.</summary>
/// <param name="ParentType">The name of the object type.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Parent">The value of the parent; null at the root.</param>
/// <param name="Arguments">
/// The coerced arguments, defaults filled in, those not given left out: int, double, string (enum values too), bool, null, lists and
/// dictionaries of these. Custom scalars are <see cref="System.Text.Json.JsonElement"/> from variables; of literals, numbers are doubles.
/// </param>
public readonly record struct UntypedField(
    string ParentType, string Name, object? Parent, IReadOnlyDictionary<string, object?> Arguments);
