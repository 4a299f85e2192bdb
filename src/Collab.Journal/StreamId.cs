namespace Collab.Journal;

/// <summary>Names one stream of events: a category, a dash and an id, such as <c>goal-0198f3…</c>. The category must not hold a dash.</summary>
/// <param name="Value">The whole name; 1 to 200 characters, compared byte by byte.</param>
public readonly record struct StreamId(string Value)
{
    /// <summary>The most characters a stream name may have.</summary>
    public const int MaxLength = 200;

    /// <summary>The part before the first dash: what kind of thing the stream is about. The whole name when there is no dash.</summary>
    public string Category
    {
        get
        {
            var dash = Value.IndexOf('-', StringComparison.Ordinal);
            return dash < 0 ? Value : Value[..dash];
        }
    }

    /// <summary>Makes the stream name of a thing: <paramref name="category"/>, a dash, the id in its 32-digit form.</summary>
    /// <param name="category">What kind of thing it is; lower case, without a dash.</param>
    /// <param name="id">The thing's id.</param>
    public static StreamId Of(string category, Guid id) => new($"{category}-{id:N}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
