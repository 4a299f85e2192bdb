using System.Diagnostics;
using Collab.Testing;

namespace Collab.Faults.Load;

/// <summary>Subscribers that read a byte a second of far more that waits for them, half by WebSocket and half by Server-Sent Events.</summary>
sealed class SlowReaders : IDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    const int LooksPerByte = 4;

    readonly List<(HeldConnection Connection, long Since)> _open = [];
    readonly List<TimeSpan> _cutAfter = [];

    /// <summary>How long after opening each was cut off or asked to leave, so far.</summary>
    public IReadOnlyList<TimeSpan> CutAfter => _cutAfter;

    /// <summary>How many the server has not ended.</summary>
    public int Standing => _open.Count(each => !each.Connection.HasEnded);

    /// <summary>Whether each was sent so many bytes that it has not read, or was ended.</summary>
    public bool AllWereSent(int bytes) => _open.All(each => each.Connection.HasEnded || each.Connection.Unread >= bytes);

    /// <summary>Opens them, with one subscription after the other.</summary>
    public static async Task<SlowReaders> Open(Uri graphQL, string[] queries, int count)
    {
        var readers = new SlowReaders();
        for (var number = 0; number < count; number++)
        {
            var query = queries[number / 2 % queries.Length];
            var connection = await (number % 2 == 0 ? HeldConnection.OpenWebSocket(graphQL, query) : HeldConnection.OpenEvents(graphQL, query));
            readers._open.Add((connection, Stopwatch.GetTimestamp()));
        }

        return readers;
    }

    /// <summary>Reads at their pace until the server has ended all, or the time is over.</summary>
    /// <param name="timeout">The longest.</param>
    /// <param name="look">Called at each look.</param>
    public async Task Read(TimeSpan timeout, Func<Task> look)
    {
        var began = Stopwatch.GetTimestamp();
        for (var looks = 0; _open.Count > 0 && Stopwatch.GetElapsedTime(began) < timeout; looks++)
        {
            await Task.Delay(LookEvery);
            await look();
            foreach (var ended in _open.Where(each => each.Connection.HasEnded).ToList())
            {
                _cutAfter.Add(Stopwatch.GetElapsedTime(ended.Since));
                ended.Connection.Dispose();
                _open.Remove(ended);
            }

            foreach (var (connection, _) in looks % LooksPerByte == 0 ? _open : [])
                connection.ReadByte();
        }
    }

    public void Dispose()
    {
        foreach (var (connection, _) in _open)
            connection.Dispose();
    }
}
