namespace Collab.Orleans.Local;

/// <summary>A part of a grain that has work to do before the grain activates.</summary>
internal interface IActivationFacet
{
    Task OnActivateAsync(CancellationToken cancellationToken);
}
