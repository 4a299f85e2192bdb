namespace Collab.GraphQL.Limits;

/// <summary>
/// The limits of one operation. An operation over a limit is refused before it runs; the error has the limit, the measured value and what
/// to do. <c>docs/decisions/graphql-limits.md</c> defines how each is counted. Must not change after an executor uses it.
/// </summary>
public sealed record OperationLimits
{
    /// <summary>The default limits.</summary>
    public static OperationLimits Default { get; } = new();

    /// <summary>No limits, for trusted operations. Pages count as in <see cref="Default"/>.</summary>
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

    /// <summary>Maximum size of a document, in bytes of UTF-8.</summary>
    public int DocumentBytes { get; init; } = 64 << 10;

    /// <summary>Maximum number of tokens in a document; comments, commas and white space do not count.</summary>
    public int Tokens { get; init; } = 1_000;

    /// <summary>
    /// Maximum depth of fields, through all fragments. Fifteen is what the introspection query of graphql-js needs.
    /// </summary>
    public int Depth { get; init; } = 15;

    /// <summary>Maximum cost of an operation: the number of objects that its response may contain, by the requested page sizes.</summary>
    public int Cost { get; init; } = 5_000;

    /// <summary>Maximum number of aliases in an operation; those of a fragment count at every spread.</summary>
    public int Aliases { get; init; } = 30;

    /// <summary>Maximum number of root fields of an operation.</summary>
    public int RootFields { get; init; } = 20;

    /// <summary>Maximum number of directives at one location of a document.</summary>
    public int DirectivesPerLocation { get; init; } = 10;

    /// <summary>Maximum number of operations in a batch; enforced by the transports.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>Maximum duration of an operation; after that it fails with <c>UNAVAILABLE</c>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Maximum page size. A larger one counts as this size, because the field itself refuses it.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Default page size.</summary>
    public int DefaultPageSize { get; init; } = 20;

    /// <summary>Assumed number of items of a list without pages.</summary>
    public int ListSize { get; init; } = 10;
}
