using Collab.Testing;

namespace Collab.Faults.Servers;

/// <summary>What a trial needs and not every machine lets us make.</summary>
static class PossibleHere
{
    /// <summary>Makes it; null, and a line says that the trial was not run, when this machine does not let us.</summary>
    /// <param name="trial">The trial, for the telling.</param>
    /// <param name="make">Makes it, or throws <see cref="NotPossibleHereException"/>.</param>
    public static Task<T?> OrTell<T>(string trial, Func<T> make)
        where T : class => OrTell(trial, () => Task.FromResult(make()));

    /// <inheritdoc cref="OrTell{T}(string, Func{T})"/>
    public static async Task<T?> OrTell<T>(string trial, Func<Task<T>> make)
        where T : class
    {
        try
        {
            return await make();
        }
        catch (NotPossibleHereException reason)
        {
            NotRun.Report(trial, reason.Message);
            return null;
        }
    }
}
