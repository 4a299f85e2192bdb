namespace Collab.GraphQL.Execution;

/// <summary>
/// The values of the variables that decide <c>@skip</c> and <c>@include</c>, one bit each. Null, which a variable with a default
/// value lets a client send, is an error of the selection set in which it is met (specification 6.4.1).
/// </summary>
readonly record struct ConditionValues(ulong True, ulong Null)
{
    public bool? this[int condition] => (Null >> condition & 1) != 0 ? null : (True >> condition & 1) != 0;
}
