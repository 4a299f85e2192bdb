using System.Text.Json;
using Collab.Journal;
using Collab.Journal.Transfer;

namespace Collab.Network.Kernel;

/// <summary>Refuses events that no module knows, that lack a field, or that a stream cannot begin with.</summary>
/// <param name="aggregates">The aggregates.</param>
sealed class EventCheck(IReadOnlyList<IAggregate> aggregates) : IEventCheck
{
    readonly Dictionary<string, IAggregate> _byCategory = aggregates.ToDictionary(aggregate => aggregate.Category, StringComparer.Ordinal);

    public string? Fault(StreamId stream, int version, string type, ReadOnlyMemory<byte> data)
    {
        if (!_byCategory.TryGetValue(stream.Category, out var aggregate))
        {
            return $"Streams of the kind '{stream.Category}' are not known here.";
        }

        try
        {
            return aggregate.Fault(stream, version, type, data);
        }
        catch (JsonException exception)
        {
            // On one line, as an import reports it.
            return $"The data of '{type}' cannot be read: {exception.Message.ReplaceLineEndings(" ")}";
        }
    }
}
