using System.Collections.Immutable;

namespace Collab.GraphQL.Types;

/// <summary>A schema that cannot be used; its message lists every fault, one a line.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="faults">The faults; at least one.</param>
    public SchemaException(ImmutableArray<SchemaFault> faults)
        : base(string.Join('\n', faults))
    {
        Faults = faults;
    }

    /// <summary>The faults, in the order they were found.</summary>
    public ImmutableArray<SchemaFault> Faults { get; }
}
