using System.Collections.Immutable;
using Collab.GraphQL.Binding;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What a mutation answers: the thing after the change, the journal position, and refusals.</summary>
/// <typeparam name="T">The thing.</typeparam>
/// <param name="Node">The thing; null when the command was refused.</param>
/// <param name="Cursor">The journal position of the change; null when nothing was written.</param>
/// <param name="Errors">Why nothing was done.</param>
sealed record Payload<T>(T? Node, string? Cursor, ImmutableArray<RefusalReading> Errors)
    where T : class;

/// <summary>A refusal as one reader gets it.</summary>
/// <param name="Refusal">The refusal.</param>
/// <param name="Language">The reader's language.</param>
sealed record RefusalReading(Refusal Refusal, Language Language);

/// <summary>Binds payload types.</summary>
static class PayloadFields
{
    /// <summary>The payload that all mutations of one concept answer.</summary>
    /// <param name="map">The map.</param>
    /// <param name="typeName">The concept's type, such as <c>Goal</c>: the payload is <c>GoalPayload</c>.</param>
    /// <param name="fieldName">The field that holds the thing, such as <c>goal</c>.</param>
    public static void Payload<T>(this ResolverMap map, string typeName, string fieldName)
        where T : class
        => map.Object<Payload<T>>(typeName + "Payload")
            .Field(fieldName, payload => payload.Node)
            .Field("cursor", payload => payload.Cursor)
            .Field("errors", payload => payload.Errors);
}
