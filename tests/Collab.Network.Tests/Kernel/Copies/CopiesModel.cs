using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Copies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Collab.Network.Tests.Kernel.Copies;

/// <summary>
/// Copies beside a simple model of what may be answered. For each id the model knows the journal, every history that it ever had, and the lowest version that a read which begins
/// now may be answered: the highest of what was answered, followed and written here before. It goes step by step on one thread, so that every interleaving can be told.
/// </summary>
sealed class CopiesModel : IFreshness, IDisposable
{
    public const int Ids = 3;

    readonly SteppedStore _store = new();
    readonly SnapshotSaver _saver;
    readonly AggregateCopies _copies;
    readonly Thing[] _things = [.. Enumerable.Range(1, Ids).Select(number => new Thing(new Guid(number, 0, 0, new byte[8])))];
    readonly List<Pending> _pending = [];
    readonly Queue<(int Id, int Version)> _unread = new();
    readonly List<(int Id, StreamChange Change)> _unanswered = [];
    int _marks;

    public CopiesModel()
    {
        _saver = new SnapshotSaver(_store, TimeProvider.System, NullLogger<SnapshotSaver>.Instance);
        // Room for about two copies, and for one absent id.
        var options = new CopyOptions { MaxBytes = 2 * CopySize.Of(50), MaxAbsentBytes = CopySize.Absent, Waking = TaskCreationOptions.None };
        _copies = new AggregateCopies([Tally.Aggregate], new AggregateLoader(_store, _saver), this, options);
    }

    public bool IsFresh { get; private set; } = true;

    public void Dispose()
    {
        _copies.Dispose();
        _saver.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Another process writes.</summary>
    public void Write(int id)
    {
        Append(id, Tallies.Start.AddSeconds(_marks + 1));
        _unread.Enqueue((id, _things[id].Journal.Count));
    }

    /// <summary>A command of this process is committed; its answer is on the way.</summary>
    public void Commit(int id, int count)
    {
        var from = _things[id].Journal.Count;
        var at = Tallies.Start.AddSeconds(_marks + 1);
        for (var i = 0; i < count; i++)
        {
            Append(id, at);
            _unread.Enqueue((id, _things[id].Journal.Count));
        }

        var written = _things[id].Journal.Skip(from).ToList();
        _unanswered.Add((id, new StreamChange(
            written[0].Stream, from, from == 0 ? null : _things[id].Journal[from - 1].At, [.. written.Select(recorded => new NewEvent(recorded.Type, recorded.Data))], "system", written[^1].At)));
    }

    /// <summary>The answer of a command is there, not always in the order of commits.</summary>
    public void Answer(int which)
    {
        if (_unanswered.Count == 0)
        {
            return;
        }

        var (id, change) = _unanswered[which % _unanswered.Count];
        _unanswered.RemoveAt(which % _unanswered.Count);
        _copies.Apply(change);
        _things[id].Floor = Math.Max(_things[id].Floor, change.ToVersion);
    }

    /// <summary>The follower reads of the next event.</summary>
    public void Follow()
    {
        if (IsFresh && _unread.TryDequeue(out var next))
        {
            _copies.MarkBehind(Tallies.Stream(_things[next.Id].Id), next.Version);
            _things[next.Id].Floor = Math.Max(_things[next.Id].Floor, next.Version);
        }
    }

    public void Read(int id) => Begin([id], 0, ids => One(_copies.Find<GoalId, Tally>(ids[0])));

    /// <summary>A row of a list tells the version that the journal has.</summary>
    public void ReadAtLeast(int id)
    {
        var version = _things[id].Journal.Count;
        Begin([id], version, ids => One(_copies.FindAtLeast<GoalId, Tally>(ids[0], version)));
    }

    public void ReadAll() => Begin([.. Enumerable.Range(0, Ids)], 0, ids => _copies.FindAll<GoalId, Tally>([.. ids.Select(id => (id, 0))]));

    public void Look(int which) => At(which)?.Look();

    public void Finish(int which)
    {
        At(which)?.Finish();
        Settle();
    }

    public void Break(int which)
    {
        if (At(which) is not { } reading)
        {
            return;
        }

        // A reading of what was found to be of another history is a part of a load of more.
        var broken = _things.Any(thing => thing.Restored > 0)
            ? [.. _things.Select(thing => Tallies.Stream(thing.Id))]
            : reading.Streams.ToHashSet();
        foreach (var pending in _pending.Where(pending => pending.Ids.Any(id => broken.Contains(Tallies.Stream(_things[id].Id)))))
        {
            pending.MayFail = true;
        }

        reading.Break();
        Settle();
    }

    /// <summary>Nothing is left in memory but what is being read.</summary>
    public void Evict()
    {
        foreach (var budget in new[] { _copies.Services.Present, _copies.Services.Absent })
        {
            budget.TrimTo(0);
        }
    }

    /// <summary>The process has not read the journal for long.</summary>
    public void Lose() => IsFresh = false;

    /// <summary>The follower has caught up.</summary>
    public void Regain()
    {
        IsFresh = true;
        while (_unread.Count > 0)
        {
            Follow();
        }
    }

    /// <summary>The journal is restored to an earlier moment: nobody is promised anything that was lost, and what was on the way is as good as lost.</summary>
    public void Restore(int id, int version)
    {
        var thing = _things[id];
        if (thing.Journal.Count <= version)
        {
            return;
        }

        thing.Journal.RemoveRange(version, thing.Journal.Count - version);
        Store(thing);
        thing.Floor = 0;
        thing.Restored++;
        _unanswered.RemoveAll(answer => answer.Id == id);
        var left = _unread.Where(next => next.Id != id).ToList();
        _unread.Clear();
        left.ForEach(_unread.Enqueue);
    }

    /// <summary>With a journal that answers, every read ends; and after that every id is answered as the journal has it.</summary>
    public void End()
    {
        FinishAll();
        Lose();
        ReadAll();
        FinishAll();
        Regain();
        for (var id = 0; id < Ids; id++)
        {
            var version = _things[id].Journal.Count;
            Assert.True(_things[id].LastAnswered == version, $"{id} has {version} events and {_things[id].LastAnswered} were answered.");
            Read(id);
            FinishAll();
            Assert.Equal(version, _things[id].LastAnswered);
        }
    }

    void FinishAll()
    {
        for (var round = 0; _store.Readings.Count > 0; round++)
        {
            Assert.True(round < 100, "The journal is read for ever.");
            Finish(0);
        }

        Assert.True(_pending.Count == 0, "A read waits for nothing.");
    }

    static async ValueTask<Tally?[]> One(ValueTask<Tally?> state) => [await state.ConfigureAwait(false)];

    SteppedStore.Reading? At(int which) => _store.Readings.Count == 0 ? null : _store.Readings[which % _store.Readings.Count];

    void Append(int id, DateTimeOffset at)
    {
        var thing = _things[id];
        thing.Journal.Add(Tallies.Recorded(thing.Id, thing.Journal.Count + 1, ++_marks, at));
        thing.Histories.Add(string.Join(',', thing.Marks));
        Store(thing);
    }

    /// <summary>The store holds what the journal does.</summary>
    void Store(Thing thing)
    {
        var stored = _store.Stream(Tallies.Stream(thing.Id));
        stored.Clear();
        stored.AddRange(thing.Journal);
    }

    void Begin(int[] ids, int atLeast, Func<GoalId[], ValueTask<Tally?[]>> find)
    {
        var floors = ids.Select(id => Math.Max(atLeast, IsFresh ? _things[id].Floor : Math.Max(_things[id].Floor, _things[id].Journal.Count))).ToArray();
        var restored = ids.Select(id => _things[id].Restored).ToArray();
        var isCurrent = IsFresh;
        var asked = _store.Asked;
        var task = find([.. ids.Select(id => new GoalId(_things[id].Id))]).AsTask();
        Assert.True(isCurrent || !task.IsCompleted, "Memory answered though the process has not read the journal for long.");
        Assert.True(_store.Asked - asked <= 1, "One read asked the journal more than once.");
        _pending.Add(new Pending(task, ids, floors, restored));
        Settle();
        var doubled = _store.Readings.SelectMany(reading => reading.Streams).GroupBy(stream => stream).FirstOrDefault(group => group.Count() > 1);
        Assert.True(doubled is null, $"{doubled?.Key} is read twice at the same time.");
    }

    void Settle()
    {
        foreach (var pending in _pending.Where(pending => pending.Task.IsCompleted).ToList())
        {
            _pending.Remove(pending);
            if (pending.Task.IsFaulted)
            {
                Assert.IsType<JournalUnavailableException>(pending.Task.Exception.InnerException);
                Assert.True(pending.MayFail, "A read failed though no reading for it did.");
                continue;
            }

            foreach (var (index, id) in pending.Ids.Index())
            {
                Check(_things[id], pending.Task.Result[index], pending.Restored[index] == _things[id].Restored ? pending.Floors[index] : 0);
            }
        }
    }

    static void Check(Thing thing, Tally? answer, int floor)
    {
        var version = answer?.Version ?? 0;
        Assert.True(version >= floor, $"Version {version} was answered, and {floor} was promised.");
        Assert.True(answer is null || (answer.Marks.Count == version && thing.Histories.Contains(string.Join(',', answer.Marks))), "The answer is no history's beginning.");
        thing.LastAnswered = version;

        // What was answered of a history that was lost meanwhile promises nothing.
        thing.Floor = Math.Max(thing.Floor, answer is not null && answer.Marks.SequenceEqual(thing.Marks.Take(version)) ? version : 0);
    }

    sealed class Thing(Guid id)
    {
        public Guid Id => id;

        public List<RecordedEvent> Journal { get; } = [];

        public IEnumerable<int> Marks => Journal.Select(recorded => Tally.Aggregate.Events.Read(recorded).Event.Mark);

        /// <summary>Every beginning of every history that the journal had.</summary>
        public HashSet<string> Histories { get; } = [];

        /// <summary>The lowest version that may be answered to who asks now.</summary>
        public int Floor { get; set; }

        public int Restored { get; set; }

        public int LastAnswered { get; set; }
    }

    sealed record Pending(Task<Tally?[]> Task, int[] Ids, int[] Floors, int[] Restored)
    {
        public bool MayFail { get; set; }
    }
}
