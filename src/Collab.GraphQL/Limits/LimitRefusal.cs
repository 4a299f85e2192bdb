using System.Globalization;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Limits;

/// <summary>Creates errors for exceeded limits, with the limit's name, its value and the measured value.</summary>
public static class LimitRefusal
{
    /// <summary>The request is too large: <c>TOO_LARGE</c>.</summary>
    /// <param name="limitName">One of <see cref="LimitNames"/>.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="measured">The measured value.</param>
    /// <param name="what">The message with the measured value, e.g. <c>The document has {0} tokens</c>.</param>
    /// <param name="advice">The fix, a sentence.</param>
    public static GraphQLError TooLarge(string limitName, int limit, long measured, string what, string advice) =>
        Make(ErrorCodes.TooLarge, limitName, limit, measured, what, advice);

    /// <summary>The operation is too complex: <c>TOO_COMPLEX</c>.</summary>
    /// <param name="limitName">One of <see cref="LimitNames"/>.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="measured">The measured value.</param>
    /// <param name="what">The message with the measured value, e.g. <c>The operation is {0} fields deep</c>.</param>
    /// <param name="advice">The fix, a sentence.</param>
    public static GraphQLError TooComplex(string limitName, int limit, long measured, string what, string advice) =>
        Make(ErrorCodes.TooComplex, limitName, limit, measured, what, advice);

    static GraphQLError Make(string code, string limitName, int limit, long measured, string what, string advice)
    {
        var said = measured >= Saturating.Max ? $"{Saturating.Max} or more" : measured.ToString(CultureInfo.InvariantCulture);
        var has = string.Format(CultureInfo.InvariantCulture, what, said);
        return new GraphQLError($"{has}; the limit is {limit.ToString(CultureInfo.InvariantCulture)}. {advice}", code)
        {
            Extensions = new Dictionary<string, object?> { ["limitName"] = limitName, ["limit"] = limit, ["measured"] = measured },
        };
    }
}
