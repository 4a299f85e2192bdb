using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.state")]
public interface IStateGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<StoredState> Get();

    [Alias("Set")]
    Task Set(string text);

    [Alias("Write")]
    Task Write();

    [Alias("WriteSecond")]
    Task WriteSecond(string text);

    [Alias("Clear")]
    Task Clear();

    [Alias("Reread")]
    Task Reread();

    [Alias("End")]
    Task End();

    [Alias("WriteOutside")]
    Task WriteOutside();
}

public sealed record StoredState(string? Text, bool Exists, string? Second, bool ReadBeforeActivation);

public sealed class TextState
{
    public string? Text { get; set; }
}

[GrainType("test-state")]
public sealed class StateGrain(
    [PersistentState("text")] IPersistentState<TextState> first,
    [PersistentState("second-text", "second")] IPersistentState<TextState> second) : Grain, IStateGrain
{
    private string? _atActivation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = first.State.Text;
        return Task.CompletedTask;
    }

    public Task<StoredState> Get() =>
        Task.FromResult(new StoredState(first.State.Text, first.RecordExists, second.State.Text, _atActivation == first.State.Text));

    public Task Set(string text)
    {
        first.State.Text = text;
        return Task.CompletedTask;
    }

    public Task Write() => first.WriteStateAsync();

    public Task WriteSecond(string text)
    {
        second.State = new() { Text = text };
        return second.WriteStateAsync();
    }

    public Task Clear() => first.ClearStateAsync();

    public Task Reread() => first.ReadStateAsync();

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task WriteOutside() => Task.Run(() => first.WriteStateAsync());
}
