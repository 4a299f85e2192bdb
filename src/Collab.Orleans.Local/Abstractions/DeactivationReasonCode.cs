namespace Orleans;

/// <summary>The kinds of reason for which an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason given.</summary>
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>The constructor or <see cref="IGrainBase.OnActivateAsync"/> failed.</summary>
    ActivationFailed,

    /// <summary>The grain directory failed (clusters only).</summary>
    DirectoryFailure,

    /// <summary>Unused for longer than its age limit.</summary>
    ActivationIdle,

    /// <summary>It did not answer (clusters only).</summary>
    ActivationUnresponsive,

    /// <summary>Active elsewhere (clusters only).</summary>
    DuplicateActivation,

    /// <summary>A request of another interface version arrived (clusters only).</summary>
    IncompatibleRequest,

    /// <summary>The application let an error escape after which the state in memory cannot be trusted.</summary>
    ApplicationError,

    /// <summary>The application asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another silo (clusters only).</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short (clusters only).</summary>
    HighMemoryPressure,
}
