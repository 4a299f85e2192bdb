using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.key.guid")]
public interface IGuidKeyGrain : IGrainWithGuidKey
{
    [Alias("Key")]
    Task<Guid> Key();

    [Alias("Self")]
    Task<IGuidKeyGrain> Self();
}

[Alias("test.key.integer")]
public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    [Alias("Key")]
    Task<long> Key();
}

[Alias("test.key.string")]
public interface IStringKeyGrain : IGrainWithStringKey
{
    [Alias("Key")]
    Task<string> Key();
}

[Alias("test.key.guid-compound")]
public interface IGuidCompoundKeyGrain : IGrainWithGuidCompoundKey
{
    [Alias("Key")]
    Task<string> Key();
}

[Alias("test.key.integer-compound")]
public interface IIntegerCompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    [Alias("Key")]
    Task<string> Key();
}

[GrainType("test-guid-key")]
public sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());

    public Task<IGuidKeyGrain> Self() => Task.FromResult(this.AsReference<IGuidKeyGrain>());
}

[GrainType("test-integer-key")]
public sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

/// <summary>A grain that does not derive from <see cref="Grain"/>.</summary>
[GrainType("test-string-key")]
public sealed class StringKeyGrain(IGrainContext context) : IGrainBase, IStringKeyGrain
{
    public IGrainContext GrainContext => context;

    public Task<string> Key() => Task.FromResult(context.GrainId.Key.ToString());
}

[GrainType("test-guid-compound-key")]
public sealed class GuidCompoundKeyGrain : Grain, IGuidCompoundKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var extension)} {extension}");
}

[GrainType("test-integer-compound-key")]
public sealed class IntegerCompoundKeyGrain : Grain, IIntegerCompoundKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension}");
}

/// <summary>An interface that no class implements.</summary>
[Alias("test.nobody")]
public interface INobodyGrain : IGrainWithStringKey
{
    [Alias("Call")]
    Task Call();
}

/// <summary>An interface that two classes implement.</summary>
[Alias("test.shared")]
public interface ISharedGrain : IGrainWithStringKey
{
    [Alias("Name")]
    Task<string> Name();
}

[GrainType("test-red")]
public sealed class RedGrain : Grain, ISharedGrain
{
    public Task<string> Name() => Task.FromResult("red");
}

[GrainType("test-blue")]
public sealed class BlueGrain : Grain, ISharedGrain
{
    public Task<string> Name() => Task.FromResult("blue");
}

/// <summary>An interface that two classes implement, one of them by name.</summary>
[Alias("test.named")]
public interface INamedGrain : IGrainWithStringKey
{
    [Alias("Name")]
    Task<string> Name();
}

[GrainType("test-named")]
public sealed class NamedGrain : Grain, INamedGrain
{
    public Task<string> Name() => Task.FromResult("named");
}

[GrainType("test-other-named")]
public sealed class OtherNamedGrain : Grain, INamedGrain
{
    public Task<string> Name() => Task.FromResult("other");
}

/// <summary>A base that concepts share, with their state as type parameter.</summary>
public interface IHolderGrain<T> : IGrainWithStringKey
{
    [Alias("Hold")]
    Task<T> Hold(T value);
}

[Alias("test.holder")]
internal interface ITextHolderGrain : IHolderGrain<string>
{
    [Alias("Length")]
    ValueTask<int> Length();
}

[GrainType("test-holder")]
internal sealed class TextHolderGrain : Grain, ITextHolderGrain
{
    private string _value = "";

    public Task<string> Hold(string value) => Task.FromResult(_value = value);

    public ValueTask<int> Length() => new(_value.Length);
}
