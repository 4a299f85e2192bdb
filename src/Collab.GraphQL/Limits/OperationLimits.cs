namespace Collab.GraphQL.Limits;

/// <summary>
/// What one operation may ask for. What is over a limit is refused before anything of it runs; the error says the limit, the measured value and what
/// to do. How each is counted stands in <c>docs/decisions/graphql-limits.md</c>. Unchanged once an executor uses it.
/// </summary>
public sealed record OperationLimits
{
    /// <summary>The limits that are kept unless others are set.</summary>
    public static OperationLimits Default { get; } = new();

    /// <summary>No limits, for operations that nobody hostile can write. Pages count as in <see cref="Default"/>.</summary>
    public static OperationLimits None { get; } = new()
    {
        DocumentBytes = int.MaxValue,
        Tokens = int.MaxValue,
        Depth = int.MaxValue,
        Cost = int.MaxValue,
        Aliases = int.MaxValue,
        RootFields = int.MaxValue,
        DirectivesPerLocation = int.MaxValue,
        BatchSize = int.MaxValue,
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    /// <summary>The largest document, in bytes of UTF-8.</summary>
    public int DocumentBytes { get; init; } = 64 << 10;

    /// <summary>The most tokens in a document; comments, commas and white space are none.</summary>
    public int Tokens { get; init; } = 1_000;

    /// <summary>
    /// How many fields deep an operation may be, through all fragments. Fifteen is what the introspection query of graphql-js needs.
    /// </summary>
    public int Depth { get; init; } = 15;

    /// <summary>The most that an operation may cost: the objects that its answer may hold, by the page sizes asked for.</summary>
    public int Cost { get; init; } = 5_000;

    /// <summary>The most aliases in an operation, those of a fragment counted wherever it is spread.</summary>
    public int Aliases { get; init; } = 30;

    /// <summary>The most fields at the root of an operation.</summary>
    public int RootFields { get; init; } = 20;

    /// <summary>The most directives at one place of a document.</summary>
    public int DirectivesPerLocation { get; init; } = 10;

    /// <summary>The most operations in one batch; transports that take batches keep it.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long an operation may take before it is given up with <c>UNAVAILABLE</c>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest page: more than that counts as much, since the field itself refuses it.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>How many items a page has when the operation does not say.</summary>
    public int DefaultPageSize { get; init; } = 20;

    /// <summary>How many items a list without pages counts for.</summary>
    public int ListSize { get; init; } = 10;
}
