namespace Collab.GraphQL.Binding;

/// <summary>
/// Marks a parameter of an input or arguments record whose own constructor takes further fields of the same SDL input, so that what several inputs have in common is a record of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputFieldsAttribute : Attribute;
