using System.Threading.Channels;
using Collab.Journal.Leases;
using Collab.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Collab.Journal.Tests.Leases;

/// <summary>One of the processes that look for a lease, with a clock of its own.</summary>
sealed class LeasingProcess : ILeasedWork, IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Channel<(Lease Lease, CancellationToken Lost)> _runs = Channel.CreateUnbounded<(Lease, CancellationToken)>();
    readonly LeasedWorkService _service;
    TaskCompletionSource _failing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    LeasingProcess(NpgsqlDataSource database, string work, TimeProvider time)
    {
        Name = work;
        _service = new LeasedWorkService(database, [this], new LeaseOptions(), time, NullLogger<LeasedWorkService>.Instance);
    }

    public string Name { get; }

    /// <summary>Whether it works now.</summary>
    public bool Works { get; private set; }

    public static async Task<LeasingProcess> Start(NpgsqlDataSource database, string work, TimeProvider time)
    {
        var process = new LeasingProcess(database, work, time);
        await process._service.StartAsync(default);
        return process;
    }

    public async Task Run(Lease lease, CancellationToken lost)
    {
        Works = true;
        _runs.Writer.TryWrite((lease, lost));
        await Task.WhenAny(_failing.Task, Task.Delay(Timeout.Infinite, lost));
        Works = false;
        lost.ThrowIfCancellationRequested();
        throw new InvalidTimeZoneException("The work failed as planned.");
    }

    /// <summary>Waits until it works, for the first time or anew, while its clock moves on if it is one that tests move.</summary>
    public async Task<(Lease Lease, CancellationToken Lost)> Working(ManualTimeProvider? moving = null)
    {
        var run = _runs.Reader.ReadAsync().AsTask();
        while (moving is not null && !run.IsCompleted)
        {
            moving.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(run, Task.Delay(5));
        }

        return await run.WaitAsync(Patience);
    }

    /// <summary>Lets the work that is under way fail.</summary>
    public void Fail()
    {
        var failing = _failing;
        _failing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        failing.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync(default);
        _service.Dispose();
    }
}
