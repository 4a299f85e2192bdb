using System.ComponentModel.DataAnnotations;
using Collab.GraphQL.Limits;

namespace Collab.Gateway.Serving;

/// <summary>The limits of one operation: the section <c>GraphQL:Limits</c>. <see cref="OperationLimits"/> documents each.</summary>
sealed class LimitSettings
{
    static readonly OperationLimits Unset = OperationLimits.Default;

    [Range(1, 1_000_000)]
    public int DocumentBytes { get; init; } = Unset.DocumentBytes;

    [Range(1, 100_000)]
    public int Tokens { get; init; } = Unset.Tokens;

    [Range(1, 200)]
    public int Depth { get; init; } = Unset.Depth;

    [Range(0, 1_000_000_000)]
    public int Cost { get; init; } = Unset.Cost;

    [Range(0, 100_000)]
    public int Aliases { get; init; } = Unset.Aliases;

    [Range(1, 100_000)]
    public int RootFields { get; init; } = Unset.RootFields;

    [Range(0, 100_000)]
    public int DirectivesPerLocation { get; init; } = Unset.DirectivesPerLocation;

    [Range(1, 1_000)]
    public int BatchSize { get; init; } = Unset.BatchSize;

    [Range(1, 600_000)]
    public int TimeMs { get; init; } = (int)Unset.Timeout.TotalMilliseconds;

    public OperationLimits ToLimits() => Unset with
    {
        DocumentBytes = DocumentBytes,
        Tokens = Tokens,
        Depth = Depth,
        Cost = Cost,
        Aliases = Aliases,
        RootFields = RootFields,
        DirectivesPerLocation = DirectivesPerLocation,
        BatchSize = BatchSize,
        Timeout = TimeSpan.FromMilliseconds(TimeMs),
    };
}
