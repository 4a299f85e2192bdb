using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.reminded")]
public interface IRemindedGrain : IGrainWithStringKey
{
    [Alias("Register")]
    Task Register(string name, TimeSpan due, TimeSpan period);

    /// <summary>Registers, and does not keep what that answers.</summary>
    [Alias("RegisterAndForget")]
    Task RegisterAndForget(string name, TimeSpan due, TimeSpan period);

    /// <summary>Unregisters by what <see cref="Register"/> answered.</summary>
    [Alias("Unregister")]
    Task Unregister();

    [Alias("UnregisterByName")]
    Task UnregisterByName(string name);

    [Alias("Names")]
    Task<string[]> Names();

    [Alias("Has")]
    Task<bool> Has(string name);

    [Alias("Statuses")]
    Task<(DateTime First, TimeSpan Period, DateTime Now)[]> Statuses();

    [Alias("WaitAt")]
    Task WaitAt(string gate);

    [Alias("End")]
    Task End();
}

[GrainType("test-reminded")]
public sealed class RemindedGrain(Probe probe) : Grain, IRemindedGrain, IRemindable
{
    private readonly List<(DateTime First, TimeSpan Period, DateTime Now)> _statuses = [];
    private IGrainReminder? _registered;

    private string Diary => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Write(Diary, "active");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Write(Diary, "deactivating");
        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _statuses.Add((status.FirstTickTime, status.Period, status.CurrentTickTime));
        probe.Write(Diary, $"{reminderName} {_statuses.Count}");
        await probe.WaitAtIfClosedAsync($"{reminderName} {Diary}");
        probe.MayFail($"{reminderName} {Diary}");
    }

    public async Task Register(string name, TimeSpan due, TimeSpan period) => _registered = await this.RegisterOrUpdateReminder(name, due, period);

    public Task RegisterAndForget(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public Task Unregister() => this.UnregisterReminder(_registered!);

    public async Task UnregisterByName(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public async Task<bool> Has(string name) => await this.GetReminder(name) is { } reminder && reminder.ReminderName == name;

    public Task<(DateTime First, TimeSpan Period, DateTime Now)[]> Statuses() => Task.FromResult(_statuses.ToArray());

    public async Task WaitAt(string gate)
    {
        probe.Write(Diary, "begin");
        await probe.WaitAtAsync(gate);
        probe.Write(Diary, "end");
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Alias("test.unremindable")]
public interface IUnremindableGrain : IGrainWithStringKey
{
    [Alias("Register")]
    Task Register();
}

[GrainType("test-unremindable")]
public sealed class UnremindableGrain : Grain, IUnremindableGrain
{
    public Task Register() => this.RegisterOrUpdateReminder("wake", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}
