namespace Orleans.Runtime;

/// <summary>The silo has not started, is stopping, or has stopped; the call may be repeated elsewhere or later.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>Without particulars.</summary>
    public SiloUnavailableException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
