using Collab.Network.Kernel;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>Retries of grain calls that failed because a silo is gone. Orleans does not retry.</summary>
static class CallRetries
{
    public static ISiloBuilder AddCallRetries(this ISiloBuilder silo) => silo.AddOutgoingGrainCallFilter<CallRetryFilter>();
}

/// <summary>
/// Retries a call until another silo serves it, within <see cref="RetryBudget"/>. A rejected message has not run and is always retried. When a silo became unreachable,
/// the call may have run: reads are retried, and commands with an idempotency key, of which the journal accepts one. A command without a key is not retried; the client
/// gets UNAVAILABLE.
/// </summary>
sealed partial class CallRetryFilter(TimeProvider clock, ILogger<CallRetryFilter> logger) : IOutgoingGrainCallFilter
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The time from the first try. A silo that dies is declared dead within half of it; an operation may take ten seconds.</summary>
    static readonly TimeSpan RetryBudget = TimeSpan.FromSeconds(8);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.TargetId.IsSystemTarget())
        {
            await context.Invoke();
            return;
        }

        var arguments = Arguments(context);
        var began = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansException failure) when (IsClusterFailure(failure) && CanRetry(failure, context, arguments) && clock.GetElapsedTime(began) + pause < RetryBudget)
            {
                Retrying(logger, context.MethodName, context.TargetId, failure.GetType().Name);
            }
            catch (OrleansException failure) when (IsClusterFailure(failure) && failure is not OrleansMessageRejectionException)
            {
                throw new SiloUnavailableException("The cluster has no place for the grain just now.", failure);
            }
            catch (ArgumentException fault) when (ClockWatch.IsCauseOf(fault))
            {
                throw new SiloUnavailableException("The clock was set back; the silo is restarting.", fault);
            }

            await Task.Delay(pause, clock);
            Restore(context, arguments);
        }
    }

    /// <summary>Orleans clears the arguments of a request that was served within this silo, even when it failed.</summary>
    static object?[] Arguments(IOutgoingGrainCallContext context)
    {
        var count = context.Request.GetArgumentCount();
        var arguments = count == 0 ? [] : new object?[count];
        for (var i = 0; i < count; i++)
        {
            arguments[i] = context.Request.GetArgument(i);
        }

        return arguments;
    }

    static void Restore(IOutgoingGrainCallContext context, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            context.Request.SetArgument(i, arguments[i]!);
        }
    }

    /// <summary>
    /// Whether the cluster failed to serve the call. Our grains never throw Orleans' base exception, but the grain directory does when it places a grain on a silo that
    /// is gone.
    /// </summary>
    static bool IsClusterFailure(OrleansException failure) => failure is OrleansMessageRejectionException || failure.GetType() == typeof(OrleansException);

    static bool CanRetry(OrleansException failure, IOutgoingGrainCallContext context, object?[] arguments)
    {
        var isOurs = typeof(CommandContext).Assembly == context.InterfaceMethod.DeclaringType?.Assembly;
        var isKnownNotToHaveRun = failure is OrleansMessageRejectionException and not SiloUnavailableException;
        return isOurs && (isKnownNotToHaveRun || !arguments.Any(argument => argument is CommandContext { ClientMutationId: null }));
    }

    [LoggerMessage(1, LogLevel.Information, "Retrying {Method} of {Grain}: {Refusal}.")]
    static partial void Retrying(ILogger logger, string method, GrainId grain, string refusal);
}
