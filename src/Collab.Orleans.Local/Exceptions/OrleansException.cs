namespace Orleans.Runtime;

/// <summary>Base of the exceptions that the silo itself throws.</summary>
public class OrleansException : Exception
{
    /// <summary>Without particulars.</summary>
    public OrleansException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
