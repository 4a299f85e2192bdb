namespace Orleans;

/// <summary>Stands around the calls that arrive: registered with the silo, for all grains; implemented by a grain class, for its own.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs as part of the grain's turn. It must await <see cref="IGrainCallContext.Invoke"/> or set <see cref="IGrainCallContext.Result"/>.</summary>
    /// <param name="context">The call.</param>
    Task Invoke(IIncomingGrainCallContext context);
}
