using Collab.Orleans.Local;

namespace Orleans.Runtime;

/// <summary>Named values that travel with calls: what a caller sets, the grain it calls sees, and those that this one calls in turn.</summary>
/// <remarks>What a grain sets does not reach its caller. Values should be immutable: the Local silo hands over references.</remarks>
public static class RequestContext
{
    internal const string ReentrancyKey = "#CCR";

    private static readonly AsyncLocal<Dictionary<string, object>?> Current = new();

    /// <summary>The names of all values.</summary>
    public static IEnumerable<string> Keys => Current.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>All names with their values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The call chain that may re-enter grains that allow it; <see cref="Guid.Empty"/> for none.</summary>
    public static Guid ReentrancyId
    {
        get => Get(ReentrancyKey) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
                Remove(ReentrancyKey);
            else
                Set(ReentrancyKey, value);
        }
    }

    /// <summary>The dictionary as it travels; never changed once set.</summary>
    internal static Dictionary<string, object>? Values
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    /// <summary>A value, or null.</summary>
    /// <param name="key">Its name.</param>
    public static object? Get(string key) => Current.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for the calls from here on.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    public static void Set(string key, object value) =>
        Current.Value = Current.Value is { } values
            ? new Dictionary<string, object>(values) { [key] = value }
            : new Dictionary<string, object>(1) { [key] = value };

    /// <summary>Removes a value.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        if (Current.Value is not { } values || !values.ContainsKey(key))
            return false;
        var rest = new Dictionary<string, object>(values);
        rest.Remove(key);
        Current.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear()
    {
        if (Current.Value is not null)
            Current.Value = null;
    }

    /// <summary>Until disposed, calls made from here may come back into this grain while it waits.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Until disposed, calls made from here may not come back into this grain while it waits.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>A stretch of code in which call chain reentrancy is switched on or off.</summary>
    public readonly struct ReentrancySection : IDisposable, IEquatable<ReentrancySection>
    {
        private readonly Guid _original;
        private readonly Guid _entered;

        /// <summary>Opens the section.</summary>
        /// <param name="originalReentrancyId">The id to restore.</param>
        /// <param name="newReentrancyId">The id for the section; empty to switch reentrancy off.</param>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _entered = newReentrancyId;
            if (_entered != _original)
                ReentrancyId = _entered;
            if (_entered != Guid.Empty)
                RuntimeContext.Current?.EnterReentrantSection(_entered);
        }

        /// <summary>Closes the section.</summary>
        public void Dispose()
        {
            if (_entered != Guid.Empty)
                RuntimeContext.Current?.ExitReentrantSection(_entered);
            if (_entered != _original)
                ReentrancyId = _original;
        }

        /// <inheritdoc/>
        public bool Equals(ReentrancySection other) => _original == other._original && _entered == other._entered;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is ReentrancySection other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(_original, _entered);

        /// <summary>Whether two values stand for the same section.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator ==(ReentrancySection left, ReentrancySection right) => left.Equals(right);

        /// <summary>Whether two values stand for different sections.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator !=(ReentrancySection left, ReentrancySection right) => !left.Equals(right);
    }
}
