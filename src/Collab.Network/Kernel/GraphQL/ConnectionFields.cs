using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The arguments of every connection field.</summary>
interface IPageArguments
{
    /// <summary>How many items from the beginning.</summary>
    int? First { get; }

    /// <summary>Only items after this cursor.</summary>
    string? After { get; }

    /// <summary>How many items from the end.</summary>
    int? Last { get; }

    /// <summary>Only items before this cursor.</summary>
    string? Before { get; }
}

/// <summary>The arguments of a connection field that has no others.</summary>
sealed record PageArguments(int? First, string? After, int? Last, string? Before) : IPageArguments;

/// <summary>Reads the arguments of connection fields.</summary>
static class ConnectionFields
{
    /// <summary>Which part of the list a client asks for.</summary>
    /// <exception cref="FieldException">The numbers are beyond their bounds or contradict each other.</exception>
    public static PageRequest ToRequest(this IPageArguments arguments)
    {
        if (arguments is { First: not null, Last: not null })
        {
            throw new FieldException("Give either first or last, not both.", ErrorCodes.BadUserInput);
        }

        var count = arguments.First ?? arguments.Last ?? PageRequest.DefaultCount;
        if (count < 0)
        {
            throw new FieldException($"first and last go from 0 to {PageRequest.MaxCount}; {count} was asked for.", ErrorCodes.BadUserInput);
        }

        if (count > PageRequest.MaxCount)
        {
            throw PageTooLarge(count, "A page of {0} items was asked for", "Ask for fewer, and for the next page with the cursor of the last item.");
        }

        return arguments.Last is null
            ? new PageRequest(count, IsBackward: false, arguments.After, arguments.Before)
            : new PageRequest(count, IsBackward: true, arguments.Before, arguments.After);
    }

    /// <summary>More aggregates at once than a page holds.</summary>
    /// <param name="count">How many were asked for.</param>
    /// <param name="what">A sentence with {0} for the number.</param>
    /// <param name="advice">What to do, a sentence.</param>
    public static FieldException PageTooLarge(int count, string what, string advice)
    {
        var refusal = LimitRefusal.TooLarge(LimitNames.PageSize, PageRequest.MaxCount, count, what, advice);
        return new FieldException(refusal.Message, refusal.Code, refusal.Extensions);
    }
}
