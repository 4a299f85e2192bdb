namespace Collab.Orleans.Local;

/// <summary>Whether calls take the caller's <see cref="System.Diagnostics.Activity"/> along.</summary>
internal sealed class ActivityPropagationOptions
{
    public bool IsOn { get; set; }
}
