using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Gateway.SignIn;

/// <summary>A validated token.</summary>
/// <param name="Person">The person.</param>
/// <param name="End">The first moment at which it is no longer valid.</param>
/// <param name="CheckedAt">When it was validated (<see cref="TimeProvider.GetTimestamp"/>): its key may have been withdrawn since.</param>
/// <param name="Round">The number of unlinked sign-ins when it was validated. A token of another round may no longer belong to a person.</param>
readonly record struct KnownToken(PersonId Person, DateTimeOffset End, long CheckedAt, int Round);

/// <summary>
/// A cache of validated tokens by their hashes, so that the next request needs no signature check and no query. It has two generations: when the younger is full it
/// becomes the older, and the previous older one is dropped. When any process unlinks a sign-in or erases a person, all tokens are validated again.
/// </summary>
sealed class KnownTokens(TimeProvider clock) : IEventSubscriber
{
    const int MaxEntriesPerGeneration = 5_000;

    /// <summary>The maximum time for which a withdrawn key is still trusted.</summary>
    static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    ConcurrentDictionary<Hash, KnownToken> _younger = new();
    ConcurrentDictionary<Hash, KnownToken> _older = new();

    int _round;

    /// <summary>The number of unlinked sign-ins so far. Read it before a validation and pass it to <see cref="Add(string, PersonId, DateTimeOffset, int)"/>.</summary>
    public int Round => Volatile.Read(ref _round);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Types => [SignInUnlinked.StoredName, PersonErased.StoredName];

    /// <inheritdoc/>
    public void Receive(RecordedEvent recorded) => Interlocked.Increment(ref _round);

    /// <summary>Whether the token was validated recently and is still valid.</summary>
    /// <param name="token">The token.</param>
    /// <param name="known">The cached result.</param>
    public bool TryGet(string token, out KnownToken known)
    {
        var hash = Hash.Of(token);
        if (!_younger.TryGetValue(hash, out known))
        {
            if (!_older.TryGetValue(hash, out known))
            {
                return false;
            }

            Add(hash, known);
        }

        return clock.GetUtcNow() < known.End && clock.GetElapsedTime(known.CheckedAt) < Trust && known.Round == Round;
    }

    /// <summary>Caches a validated token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="person">The person.</param>
    /// <param name="end">The first moment at which it is no longer valid.</param>
    /// <param name="round">The <see cref="Round"/> before it was validated.</param>
    public void Add(string token, PersonId person, DateTimeOffset end, int round)
        => Add(Hash.Of(token), new KnownToken(person, end, clock.GetTimestamp(), round));

    void Add(Hash hash, KnownToken known)
    {
        var younger = _younger;
        if (younger.Count >= MaxEntriesPerGeneration && Interlocked.CompareExchange(ref _younger, new ConcurrentDictionary<Hash, KnownToken>(), younger) == younger)
        {
            _older = younger;
        }

        _younger[hash] = known;
    }

    /// <summary>SHA-256 of a token: a leak of memory or logs must not reveal a usable token.</summary>
    readonly record struct Hash(UInt128 First, UInt128 Second)
    {
        public static Hash Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            const int onStack = 4 << 10;
            var ascii = token.Length <= onStack ? stackalloc byte[token.Length] : new byte[token.Length];
            SHA256.HashData(ascii[..Encoding.ASCII.GetBytes(token, ascii)], hash);
            return new Hash(BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
        }
    }
}
