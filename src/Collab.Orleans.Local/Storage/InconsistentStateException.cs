using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Somebody else wrote the record meanwhile. Escaping from a grain method it also ends the activation, whose state is stale.</summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>Without particulars.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What happened.</param>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>With both versions.</summary>
    /// <param name="errorMsg">What happened.</param>
    /// <param name="storedEtag">The version in storage.</param>
    /// <param name="currentEtag">The version that the writer knew.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base($"{errorMsg} Stored version: {storedEtag ?? "none"}. Version known to the writer: {currentEtag ?? "none"}.")
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The version in storage.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that the writer knew.</summary>
    public string? CurrentEtag { get; }

    /// <summary>Whether the activation it escaped from is the one that wrote; then that one ends.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
