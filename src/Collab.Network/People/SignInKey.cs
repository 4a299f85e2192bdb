using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Network.People;

/// <summary>
/// How an identity provider's name for somebody is kept: a hash of both, so that neither journal nor tables tell who somebody is elsewhere.
/// </summary>
/// <param name="Hash">The hash, 32 bytes; <see cref="Of"/> makes it.</param>
readonly record struct SignInKey(ImmutableArray<byte> Hash)
{
    /// <summary>The hash, 32 bytes.</summary>
    public byte[] ToArray() => [.. Hash];

    /// <summary>The key of a subject. Two subjects have one key only when issuer and subject are the same, letter by letter.</summary>
    /// <param name="issuer">The identity provider, as the claim <c>iss</c> has it.</param>
    /// <param name="subject">Its name for the person, as the claim <c>sub</c> has it.</param>
    public static SignInKey Of(string issuer, string subject)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(subject);
        // The length keeps "a" + "bc" and "ab" + "c" apart.
        return new SignInKey(ImmutableArray.Create(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{issuer.Length}:{issuer}{subject}")))));
    }

    /// <inheritdoc/>
    public bool Equals(SignInKey other) => Hash.AsSpan().SequenceEqual(other.Hash.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Hash.AsSpan());
}
