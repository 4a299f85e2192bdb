namespace Orleans.Runtime;

/// <summary>The stream was ended by the grain's side: the grain was deactivated, or the reader asked for nothing for too long.</summary>
public sealed class EnumerationAbortedException : Exception
{
    /// <summary>Without particulars.</summary>
    public EnumerationAbortedException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public EnumerationAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
