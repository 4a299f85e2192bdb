using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    // The machine behind the API lands next; until then the API compiles and throws when used.
    internal abstract class Activation : IGrainContext
    {
        internal PendingSilo Silo => throw new NotSupportedException();
        public GrainReference GrainReference => throw new NotSupportedException();
        public object? GrainInstance => null;
        public IServiceProvider ActivationServices => throw new NotSupportedException();
        public Task Deactivated => throw new NotSupportedException();
        public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) => throw new NotSupportedException();
        public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);
        public override int GetHashCode() => 0;
        public GrainId GrainId => throw new NotSupportedException();
        internal static Activation Of(IGrainContext context) => throw new NotSupportedException($"{context}");
        internal IGrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) => throw new NotSupportedException($"{this}{callback}{options}");
        internal void DelayDeactivation(TimeSpan span) => throw new NotSupportedException($"{this}{span}");
        internal void EnterReentrantSection(Guid id) => throw new NotSupportedException($"{this}{id}");
        internal void ExitReentrantSection(Guid id) => throw new NotSupportedException($"{this}{id}");
    }

    internal sealed class PendingSilo { internal IGrainFactory GrainFactory => throw new NotSupportedException($"{this}"); }

    internal static class RuntimeContext { internal static Activation? Current => null; }

    internal abstract class GrainStream<T> : IAsyncEnumerable<T> { public abstract IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default); internal IAsyncEnumerable<T> WithBatchSize(int size) => throw new NotSupportedException($"{this}{size}"); }
}

namespace Orleans.Storage
{
    internal sealed class MemoryGrainStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
    }
}

namespace Orleans.Hosting
{
    internal sealed class LocalSiloBuilder
    {
        internal static ISiloBuilder For(IServiceCollection services, IConfiguration configuration) => throw new NotSupportedException($"{services}{configuration}");
    }
}
