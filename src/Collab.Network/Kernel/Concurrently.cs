using System.Runtime.ExceptionServices;

namespace Collab.Network.Kernel;

/// <summary>Asks for several aggregates at once.</summary>
static class Concurrently
{
    /// <summary>
    /// Asks for every aggregate before it waits for any. Copies in memory answer at once, and then this costs two arrays; a task
    /// for each and one for all, as <c>Task.WhenAll</c> wants them, showed in the time of a project page.
    /// </summary>
    /// <param name="keys">What identifies the aggregates.</param>
    /// <param name="read">Asks for one.</param>
    /// <returns>The aggregates in the order of the keys.</returns>
    public static async ValueTask<TThing[]> All<TKey, TThing>(IReadOnlyList<TKey> keys, Func<TKey, ValueTask<TThing>> read)
    {
        var asked = new ValueTask<TThing>[keys.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = read(keys[i]);
        }

        var things = new TThing[asked.Length];
        ExceptionDispatchInfo? failure = null;
        for (var i = 0; i < asked.Length; i++)
        {
            try
            {
                things[i] = await asked[i];
            }
            catch (Exception exception)
            {
                // The others are waited for all the same, so that none is left behind unobserved.
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failure?.Throw();
        return things;
    }

    /// <summary>The same, with the aggregates that are not there, or not for this viewer, left out.</summary>
    /// <param name="keys">What identifies the aggregates.</param>
    /// <param name="read">Asks for one.</param>
    public static async ValueTask<IReadOnlyList<TThing>> Found<TKey, TThing>(IReadOnlyList<TKey> keys, Func<TKey, ValueTask<TThing?>> read)
        where TThing : class
    {
        var things = await All(keys, read);
        return Array.IndexOf(things, null) < 0 ? things as IReadOnlyList<TThing> : [.. things.OfType<TThing>()];
    }
}
