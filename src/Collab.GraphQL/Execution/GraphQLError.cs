using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>An entry of the response's <c>errors</c> (specification 7.1.4).</summary>
/// <param name="Message">For the developer of the client: the error and what to do.</param>
/// <param name="Code">The error's <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</param>
public sealed record GraphQLError(string Message, string Code)
{
    /// <summary>The locations in the document; may be empty.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>Response names and list indexes from the root; null for a request error.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>
    /// Further entries of <c>extensions</c>, or null; values are strings, numbers, booleans, null, or lists and dictionaries of these.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}
