namespace Orleans.Runtime;

/// <summary>A bound of the silo was reached; the grain has not seen the call.</summary>
public sealed class LimitExceededException : OrleansException
{
    /// <summary>Without particulars.</summary>
    public LimitExceededException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the limit and the value that passed it.</summary>
    /// <param name="limitName">The limit's name in the options.</param>
    /// <param name="current">The value.</param>
    /// <param name="threshold">The limit.</param>
    /// <param name="extraInfo">Where.</param>
    public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
        : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}")
    {
    }
}
