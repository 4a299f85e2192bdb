namespace Orleans.Configuration;

/// <summary>How long calls may take, and how many may wait.</summary>
public sealed class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How many requests one activation may have, running and waiting; the next is refused with <see cref="Runtime.LimitExceededException"/>.</summary>
    /// <remarks>Default: 10,000. Orleans' own default, 0, means no limit.</remarks>
    public int MaxEnqueuedRequestsHardLimit { get; set; } = 10_000;

    /// <summary>How often a request is handed on when activations end before they are ready. Default: 2.</summary>
    public int MaxForwardCount { get; set; } = 2;
}
