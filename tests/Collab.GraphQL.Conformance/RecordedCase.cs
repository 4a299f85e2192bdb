using System.Text.Json;

namespace Collab.GraphQL.Conformance;

/// <summary>A request of the engine protocol with what graphql-js answered.</summary>
/// <param name="Id">Names the case; stays as long as the request does.</param>
/// <param name="Group">The mode, and whether one rule alone is asked for.</param>
/// <param name="Title">The rule or the algorithm that it is there for.</param>
/// <param name="Mode"><c>parse</c>, <c>schema</c>, <c>validate</c> or <c>execute</c>.</param>
/// <param name="Schema">The id of its schema.</param>
/// <param name="Query">The document, or <see cref="IntrospectionQuery"/>.</param>
/// <param name="Variables">The variables.</param>
/// <param name="OperationName">Which operation to run.</param>
/// <param name="Rules">The only rules to check; null for all.</param>
/// <param name="VersionSensitive">How versions of graphql-js differ; null when they do not.</param>
/// <param name="Expect">What graphql-js answered.</param>
public sealed record RecordedCase(
    string Id,
    string Group,
    string Title,
    string Mode,
    string? Schema,
    string? Query,
    JsonElement? Variables,
    string? OperationName,
    string[]? Rules,
    JsonElement? VersionSensitive,
    RecordedExpectation Expect)
{
    /// <summary>Stands for the whole introspection query.</summary>
    public const string IntrospectionQuery = "@introspection";
}

/// <summary>What graphql-js answered to a case.</summary>
/// <param name="Ok">Whether it accepted the request; of executed ones see <paramref name="Answer"/>.</param>
/// <param name="Rules">The rules that found faults.</param>
/// <param name="Locations">For each fault its places, as line and column.</param>
/// <param name="Answer">The response to an executed request.</param>
/// <param name="Tells">The introspection result, one line per element, sorted.</param>
public sealed record RecordedExpectation(bool Ok, string[]? Rules, int[][][]? Locations, JsonElement? Answer, string[]? Tells);
