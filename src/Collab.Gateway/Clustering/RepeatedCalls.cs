using Collab.Network.Kernel;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>Calls that a silo which is gone did not serve, made again; Orleans itself makes none again.</summary>
static class RepeatedCalls
{
    /// <summary>Repeats them.</summary>
    /// <param name="silo">The silo from which the calls go out.</param>
    public static ISiloBuilder RepeatUnservedCalls(this ISiloBuilder silo) => silo.AddOutgoingGrainCallFilter<UnservedCallFilter>();
}

/// <summary>
/// Repeats a call until another silo serves it, while <see cref="Patience"/> lasts. What Orleans refused to deliver has not run and is repeated whatever it is.
/// When a silo went silent, nobody knows whether it ran; then reads are repeated, and commands with an idempotency key, of which
/// the journal lets one through. A command without a key is not: the client is told UNAVAILABLE.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where repeats are told.</param>
sealed partial class UnservedCallFilter(TimeProvider clock, ILogger<UnservedCallFilter> logger) : IOutgoingGrainCallFilter
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>From the first try on. A silo that dies is declared dead within half of it; an operation has ten seconds in all.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.TargetId.IsSystemTarget())
        {
            await context.Invoke();
            return;
        }

        var arguments = Arguments(context);
        var began = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansException failure) when (IsOfTheCluster(failure) && MayRepeat(failure, context, arguments) && clock.GetElapsedTime(began) + pause < Patience)
            {
                Repeats(logger, context.MethodName, context.TargetId, failure.GetType().Name);
            }
            catch (OrleansException failure) when (IsOfTheCluster(failure) && failure is not OrleansMessageRejectionException)
            {
                throw new SiloUnavailableException("The cluster has no place for the grain just now.", failure);
            }
            catch (ArgumentException fault) when (ClockWatch.IsCauseOf(fault))
            {
                throw new SiloUnavailableException("The clock was set back, and the silo begins anew.", fault);
            }

            await Task.Delay(pause, clock);
            Restore(context, arguments);
        }
    }

    /// <summary>What a request carries is cleared when it was served within this silo, even if that failed.</summary>
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

    /// <summary>Whether it was the cluster that did not serve the call: no grain of ours throws an exception of Orleans' base type, but the directory does, while it is told to place a grain on a silo that has gone.</summary>
    static bool IsOfTheCluster(OrleansException failure) => failure is OrleansMessageRejectionException || failure.GetType() == typeof(OrleansException);

    static bool MayRepeat(OrleansException failure, IOutgoingGrainCallContext context, object?[] arguments)
    {
        var isOurs = typeof(CommandContext).Assembly == context.InterfaceMethod.DeclaringType?.Assembly;
        var isKnownNotToHaveRun = failure is OrleansMessageRejectionException and not SiloUnavailableException;
        return isOurs && (isKnownNotToHaveRun || !arguments.Any(argument => argument is CommandContext { ClientMutationId: null }));
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} of {Grain} is called again: {Refusal}.")]
    static partial void Repeats(ILogger logger, string method, GrainId grain, string refusal);
}
