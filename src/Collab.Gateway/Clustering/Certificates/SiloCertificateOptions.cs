namespace Collab.Gateway.Clustering.Certificates;

/// <summary>How long the certificates by which silos know each other hold.</summary>
sealed record SiloCertificateOptions
{
    /// <summary>How long a silo's certificate holds; a new one is made when half of it has gone.</summary>
    public TimeSpan CertificateLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long an authority holds; a new one is made when a third of it is left. Many times <see cref="CertificateLifetime"/>.</summary>
    public TimeSpan AuthorityLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How often each process reads the table of authorities.</summary>
    public TimeSpan PollPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The least time between two reads, however many unknown certificates are shown.</summary>
    public TimeSpan LeastPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How old an authority is before anything is signed by it, so that every process has read it by then.</summary>
    public TimeSpan PublishedFor => PollPeriod * 3;
}
