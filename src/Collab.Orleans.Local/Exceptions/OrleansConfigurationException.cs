namespace Orleans.Runtime;

/// <summary>The silo is set up wrongly.</summary>
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>Without particulars.</summary>
    public OrleansConfigurationException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
