namespace Collab.Network.Kernel.Sensitive;

/// <summary>
/// Marks a text of an input that may keep phone and bank account numbers when the writer insists. It is a text that can be erased, for the number may be a person's; no text keeps personal identity
/// codes.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class KeepsNumbersAttribute : Attribute;
