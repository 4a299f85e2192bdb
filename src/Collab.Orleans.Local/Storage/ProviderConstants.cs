namespace Orleans.Providers;

/// <summary>Well-known provider names.</summary>
public static class ProviderConstants
{
    /// <summary>The storage taken when a state names none.</summary>
    public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
}
