namespace Collab.Journal;

/// <summary>The name of an event stream: a category, a dash and an id, such as <c>goal-0198f3…</c>. The category must not contain a dash.</summary>
/// <param name="Value">The whole name; 1 to 200 characters, compared byte by byte.</param>
public readonly record struct StreamId(string Value)
{
    /// <summary>Maximum length of a stream name, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>The part before the first dash: the kind of aggregate. The whole name when there is no dash.</summary>
    public string Category
    {
        get
        {
            var dash = Value.IndexOf('-', StringComparison.Ordinal);
            return dash < 0 ? Value : Value[..dash];
        }
    }

    /// <summary>Creates a stream name: <paramref name="category"/>, a dash, the id in its 32-digit form.</summary>
    /// <param name="category">The kind of aggregate; lower case, without a dash.</param>
    /// <param name="id">The id of the aggregate.</param>
    public static StreamId Of(string category, Guid id) => new($"{category}-{id:N}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
