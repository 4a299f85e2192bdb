using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Orleans.Local;

/// <summary>A grain's named state. Operations run one after the other, also when calls interleave.</summary>
internal sealed class PersistentState<T>(Activation activation, string name, IGrainStorage storage) : IPersistentState<T>, IActivationFacet
{
    private readonly GrainState<T> _record = new(Fresh());
    private Task _last = Task.CompletedTask;

    public T State
    {
        get
        {
            CheckTurn();
            return _record.State!;
        }

        set
        {
            CheckTurn();
            _record.State = value;
        }
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Then(async () =>
    {
        await storage.ReadStateAsync(name, activation.GrainId, _record, cancellationToken);
        if (!_record.RecordExists)
            _record.State = Fresh();
    });

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Then(() => storage.WriteStateAsync(name, activation.GrainId, _record, cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) => Then(async () =>
    {
        await storage.ClearStateAsync(name, activation.GrainId, _record, cancellationToken);
        _record.State = Fresh();
    });

    Task IActivationFacet.OnActivateAsync(CancellationToken cancellationToken) => ReadStateAsync(cancellationToken);

    // As Orleans does: by the constructor without parameters, else without any.
    private static T Fresh()
    {
        if (typeof(T).IsValueType || typeof(T) == typeof(string) || typeof(T).IsArray || typeof(T).IsAbstract)
            return default!;
        return typeof(T).GetConstructor(Type.EmptyTypes) is null
            ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T))
            : Activator.CreateInstance<T>();
    }

    private Task Then(Func<Task> operation)
    {
        CheckTurn();
        return _last = After(_last, operation);
    }

    private static async Task After(Task before, Func<Task> operation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await operation();
    }

    private void CheckTurn()
    {
        if (!ReferenceEquals(RuntimeContext.Current, activation))
            throw new InvalidOperationException($"The state \"{name}\" of {activation.GrainId} can only be used within the grain's own turns; after ConfigureAwait(false) or in Task.Run you are outside.");
    }
}
