using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>Knows the access scopes that people hold for what they are members of.</summary>
public interface IMemberScopes
{
    /// <summary>The scopes that a person holds.</summary>
    /// <param name="person">The person.</param>
    /// <exception cref="Npgsql.NpgsqlException">The read tables have to be asked, and cannot be.</exception>
    ValueTask<ImmutableArray<string>> Of(PersonId person);
}
