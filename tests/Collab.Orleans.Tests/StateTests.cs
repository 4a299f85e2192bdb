using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Storage;
using Xunit;

namespace Collab.Orleans.Tests;

public sealed class StateTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_state_without_record_is_fresh()
    {
        var state = await State("fresh").Get();

        Assert.Equal(new(null, Exists: false, Second: null, ReadBeforeActivation: true), state);
    }

    [Fact]
    public async Task What_was_written_is_there_before_the_next_activation()
    {
        await State("kept").Set("kept");
        await State("kept").Write();
        await State("kept").End();

        Assert.Equal(new("kept", Exists: true, Second: null, ReadBeforeActivation: true), await State("kept").Get());
    }

    [Fact]
    public async Task What_was_not_written_is_gone_with_the_activation()
    {
        await State("gone").Set("written");
        await State("gone").Write();
        await State("gone").Set("not written");
        await State("gone").End();

        Assert.Equal("written", (await State("gone").Get()).Text);
    }

    [Fact]
    public async Task States_in_two_storages_are_two()
    {
        await State("two").Set("first");
        await State("two").Write();
        await State("two").WriteSecond("second");
        await State("two").End();

        var state = await State("two").Get();
        Assert.Equal(("first", "second"), (state.Text, state.Second));
    }

    [Fact]
    public async Task A_cleared_state_is_fresh_again()
    {
        await State("cleared").Set("text");
        await State("cleared").Write();
        await State("cleared").Clear();

        Assert.Equal((null, false), (await State("cleared").Get()) switch { var state => (state.Text, state.Exists) });
    }

    [Fact]
    public async Task Reading_anew_drops_what_was_not_written()
    {
        await State("reread").Set("written");
        await State("reread").Write();
        await State("reread").Set("not written");
        await State("reread").Reread();

        Assert.Equal("written", (await State("reread").Get()).Text);
    }

    [Fact]
    public async Task A_state_is_for_the_grains_own_turns() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => State("outside").WriteOutside());

    [Fact]
    public async Task A_write_over_somebody_elses_is_refused_and_ends_the_stale_activation()
    {
        await State("stale").Set("mine");
        await State("stale").Write();
        await WriteBehindAsync("stale", "theirs");

        await State("stale").Set("mine again");
        await Assert.ThrowsAnyAsync<InconsistentStateException>(State("stale").Write);
        Assert.Equal("theirs", (await State("stale").Get()).Text);
    }

    private IStateGrain State(string key) => fixture.Grains.GetGrain<IStateGrain>(key);

    private async Task WriteBehindAsync(string key, string text)
    {
        var storage = fixture.Silo.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        var record = new GrainState<TextState>();
        var grain = State(key).GetGrainId();
        await storage.ReadStateAsync("text", grain, record);
        record.State = new() { Text = text };
        await storage.WriteStateAsync("text", grain, record);
    }
}
