namespace Orleans.Runtime;

/// <summary>A call was not taken in; the grain has not seen it.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    /// <summary>Without particulars.</summary>
    public OrleansMessageRejectionException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public OrleansMessageRejectionException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansMessageRejectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
