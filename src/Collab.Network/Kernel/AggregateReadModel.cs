using System.Text.Json;
using Collab.Journal;
using Collab.Journal.ReadModels;
using Npgsql;

namespace Collab.Network.Kernel;

/// <summary>Makes the read tables of one kind of aggregate anew from the journal.</summary>
/// <typeparam name="TId">The aggregate's id.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <param name="aggregate">The aggregate.</param>
/// <param name="tables">Its read tables.</param>
sealed class AggregateReadModel<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, IProjection<TState> tables) : IReadModel
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
{
    public string Name => aggregate.Category;

    public IReadOnlyList<string> Tables => tables.Tables;

    public bool Reads(string category) => category == aggregate.Category;

    public IEnumerable<NpgsqlBatchCommand> Project(StreamId stream, IReadOnlyList<RecordedEvent> events)
    {
        var state = events.Aggregate((TState?)null, (before, recorded) => Fold(stream, before, recorded));
        return state is null ? [] : tables.Fill(state);
    }

    TState? Fold(StreamId stream, TState? state, RecordedEvent recorded)
    {
        try
        {
            return aggregate.Fold(state, recorded);
        }
        catch (Exception exception) when (exception is NullReferenceException or IndexOutOfRangeException or ArgumentException or InvalidOperationException or JsonException)
        {
            throw new InvalidDataException(
                $"Event {recorded.Version} ({recorded.Type}) of {stream.Value} does not follow from those before it: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
