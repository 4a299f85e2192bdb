using Orleans;
using Orleans.Runtime;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class ReferenceTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly IGrainFactory _grains = fixture.Grains;

    [Fact]
    public async Task A_grain_knows_its_key()
    {
        var id = Guid.NewGuid();

        Assert.Equal(id, await _grains.GetGrain<IGuidKeyGrain>(id).Key());
        Assert.Equal(-42, await _grains.GetGrain<IIntegerKeyGrain>(-42).Key());
        Assert.Equal("ääkkönen/1", await _grains.GetGrain<IStringKeyGrain>("ääkkönen/1").Key());
        Assert.Equal($"{id} fi", await _grains.GetGrain<IGuidCompoundKeyGrain>(id, "fi", null).Key());
        Assert.Equal("7 sv", await _grains.GetGrain<IIntegerCompoundKeyGrain>(7, "sv", null).Key());
    }

    [Fact]
    public void A_reference_knows_its_key()
    {
        var id = Guid.NewGuid();
        var grain = _grains.GetGrain<IGuidKeyGrain>(id);

        Assert.Equal(id, grain.GetPrimaryKey());
        Assert.Equal(GrainId.Create("test-guid-key", $"{id:N}"), grain.GetGrainId());
        Assert.Equal($"test-guid-key/{id:N}", grain.GetGrainId().ToString());
        Assert.Equal(7, _grains.GetGrain<IIntegerKeyGrain>(7).GetPrimaryKeyLong());
        Assert.Equal("a", _grains.GetGrain<IStringKeyGrain>("a").GetPrimaryKeyString());
        Assert.Throws<InvalidOperationException>(() => _grains.GetGrain<IStringKeyGrain>("not a guid").GetPrimaryKey());
    }

    [Fact]
    public void References_to_one_grain_are_equal()
    {
        var id = Guid.NewGuid();

        Assert.Equal(_grains.GetGrain<IGuidKeyGrain>(id), _grains.GetGrain<IGuidKeyGrain>(id));
        Assert.NotEqual(_grains.GetGrain<IGuidKeyGrain>(id), _grains.GetGrain<IGuidKeyGrain>(Guid.NewGuid()));
    }

    [Fact]
    public async Task A_grain_hands_out_a_reference_to_itself()
    {
        var grain = _grains.GetGrain<IGuidKeyGrain>(Guid.NewGuid());

        Assert.Equal(grain, await grain.Self());
        Assert.IsNotType<GuidKeyGrain>(await grain.Self());
    }

    [Fact]
    public async Task A_grain_is_found_by_its_id()
    {
        var grain = _grains.GetGrain<IGuidKeyGrain>(Guid.NewGuid());

        Assert.Equal(await grain.Key(), await _grains.GetGrain<IGuidKeyGrain>(grain.GetGrainId()).Key());
    }

    [Fact]
    public async Task A_grain_is_found_by_an_interface_known_at_run_time_only()
    {
        var grain = (IStringKeyGrain)_grains.GetGrain(typeof(IStringKeyGrain), "late");

        Assert.Equal("late", await grain.Key());
    }

    [Fact]
    public void An_interface_without_class_is_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => _grains.GetGrain<INobodyGrain>("x"));

        Assert.Contains("Could not find an implementation for interface", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_with_two_classes_needs_one_to_be_named()
    {
        var fault = Assert.Throws<ArgumentException>(() => _grains.GetGrain<ISharedGrain>("x"));

        Assert.Contains("Unable to identify a single appropriate grain type", fault.Message, StringComparison.Ordinal);
        Assert.Equal("red", await _grains.GetGrain<ISharedGrain>("x", typeof(RedGrain).FullName).Name());
        Assert.Equal("blue", await _grains.GetGrain<ISharedGrain>("x", typeof(BlueGrain).FullName).Name());
        Assert.Throws<ArgumentException>(() => _grains.GetGrain<ISharedGrain>("x", "Nowhere"));
    }

    [Fact]
    public async Task A_class_with_the_interfaces_name_is_the_one_meant() =>
        Assert.Equal("named", await _grains.GetGrain<INamedGrain>("x").Name());

    [Fact]
    public async Task Inherited_methods_of_a_generic_base_are_grain_calls()
    {
        var grain = _grains.GetGrain<ITextHolderGrain>("holder");

        Assert.Equal("four", await grain.Hold("four"));
        Assert.Equal(4, await grain.Length());
    }
}
