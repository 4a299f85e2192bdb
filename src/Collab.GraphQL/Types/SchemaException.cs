using System.Collections.Immutable;

namespace Collab.GraphQL.Types;

/// <summary>An invalid schema; the message lists all errors, one per line.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="faults">The errors; at least one.</param>
    public SchemaException(ImmutableArray<SchemaFault> faults)
        : base(string.Join('\n', faults))
    {
        Faults = faults;
    }

    /// <summary>The errors, in the order of detection.</summary>
    public ImmutableArray<SchemaFault> Faults { get; }
}
