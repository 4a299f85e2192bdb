using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.People;

namespace Collab.Gateway.SignIn;

/// <summary>A token that was found to hold.</summary>
/// <param name="Person">Whom it means.</param>
/// <param name="End">The first moment at which it does not hold any more.</param>
/// <param name="CheckedAt">When it was checked, by the clock that nobody sets (<see cref="TimeProvider.GetTimestamp"/>): its key may have been taken away since.</param>
/// <param name="Round">How many sign-ins had been unlinked when it was checked; one of another round may mean nobody any more.</param>
readonly record struct KnownToken(PersonId Person, DateTimeOffset End, long CheckedAt, int Round);

/// <summary>
/// Tokens that were checked lately, by their hashes, so that a client's next request costs no signature check and no look-up. Two generations: when
/// the younger is full it becomes the older, and what nobody showed since goes. When a sign-in is unlinked, by whichever process, all are checked anew.
/// </summary>
/// <param name="clock">The clock.</param>
sealed class KnownTokens(TimeProvider clock) : IEventSubscriber
{
    const int MostInGeneration = 5_000;

    /// <summary>How long a key that was taken away may still be believed.</summary>
    static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    ConcurrentDictionary<Hash, KnownToken> _younger = new();
    ConcurrentDictionary<Hash, KnownToken> _older = new();

    int _round;

    /// <summary>How many sign-ins were unlinked so far: take it before a check, for <see cref="Add(string, PersonId, DateTimeOffset, int)"/>.</summary>
    public int Round => Volatile.Read(ref _round);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Types => [SignInUnlinked.StoredName];

    /// <inheritdoc/>
    public void Receive(RecordedEvent recorded) => Interlocked.Increment(ref _round);

    /// <summary>Whether the token was checked lately and still holds.</summary>
    /// <param name="token">The token as it came.</param>
    /// <param name="known">What was found.</param>
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

    /// <summary>Keeps a token that was found to hold.</summary>
    /// <param name="token">The token as it came.</param>
    /// <param name="person">Whom it means.</param>
    /// <param name="end">The first moment at which it does not hold any more.</param>
    /// <param name="round">The <see cref="Round"/> before it was checked.</param>
    public void Add(string token, PersonId person, DateTimeOffset end, int round)
        => Add(Hash.Of(token), new KnownToken(person, end, clock.GetTimestamp(), round));

    void Add(Hash hash, KnownToken known)
    {
        var younger = _younger;
        if (younger.Count >= MostInGeneration && Interlocked.CompareExchange(ref _younger, new ConcurrentDictionary<Hash, KnownToken>(), younger) == younger)
        {
            _older = younger;
        }

        _younger[hash] = known;
    }

    /// <summary>SHA-256 of a token: what leaks of memory or logs must not be a token that works.</summary>
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
