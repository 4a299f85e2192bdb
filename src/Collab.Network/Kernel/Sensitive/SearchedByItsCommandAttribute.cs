namespace Collab.Network.Kernel.Sensitive;

/// <summary>
/// A text in a format of machines, such as XML: the ids and numbers in it are nobody's, so it is not searched as a whole. Its command searches the words in it
/// (<see cref="SensitiveRules.Check"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class SearchedByItsCommandAttribute : Attribute;
