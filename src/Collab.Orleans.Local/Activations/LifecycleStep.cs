namespace Collab.Orleans.Local;

/// <summary>Activating or closing: counted as a request, so that nothing else runs meanwhile.</summary>
internal sealed class LifecycleStep(Func<Task> step) : GrainRequest
{
    private Task? _running;

    internal override bool IsAlwaysInterleave => false;

    protected override Task Running => _running!;

    internal override void Forward(bool wasActive)
    {
    }

    internal override void Fail(Exception exception)
    {
    }

    internal override void Tell()
    {
    }

    protected override bool Begin(Activation target)
    {
        _running = step();
        return _running.IsCompleted;
    }
}
