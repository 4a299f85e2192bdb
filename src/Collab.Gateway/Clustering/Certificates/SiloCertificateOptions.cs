namespace Collab.Gateway.Clustering.Certificates;

/// <summary>Lifetimes of the certificates by which silos authenticate each other.</summary>
sealed record SiloCertificateOptions
{
    /// <summary>Lifetime of a silo's certificate. It is renewed after half of it.</summary>
    public TimeSpan CertificateLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Lifetime of an authority. The next one is created when a third of it is left. Many times <see cref="CertificateLifetime"/>.</summary>
    public TimeSpan AuthorityLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How often each process reads the authority table.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Minimum time between two reads, however many unknown certificates arrive.</summary>
    public TimeSpan MinPollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a start waits for an unavailable database.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan StartRetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Minimum age of an authority before it signs, so that every process has read it by then.</summary>
    public TimeSpan PublicationDelay => PollInterval * 3;
}
