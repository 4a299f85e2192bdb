using System.Globalization;
using Orleans;

namespace Collab.Orleans.Tests;

[Alias("test.filtered")]
public interface IFilteredGrain : IGrainWithIntegerKey
{
    [Alias("Add")]
    Task<int> Add(int a, int b);

    [Alias("Fail")]
    Task Fail();
}

[GrainType("test-filtered")]
public sealed class FilteredGrain : Grain, IFilteredGrain
{
    public Task<int> Add(int a, int b) => Task.FromResult(a + b);

    public Task Fail() => throw new InvalidTimeZoneException("as planned");
}

[Alias("test.self-filtered")]
public interface ISelfFilteredGrain : IGrainWithIntegerKey
{
    [Alias("Add")]
    ValueTask<int> Add(int a, int b);
}

/// <summary>A grain that stands around its own calls.</summary>
[GrainType("test-self-filtered")]
public sealed class SelfFilteredGrain : Grain, ISelfFilteredGrain, IIncomingGrainCallFilter
{
    public ValueTask<int> Add(int a, int b) => new(a + b);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        context.Result = (int)context.Result! * 100;
    }
}

/// <summary>Does to calls of <see cref="FilteredGrain"/> what their key says.</summary>
public sealed class KeyFilter(Probe probe) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain grain)
        {
            await context.Invoke();
            return;
        }

        switch (grain.GetPrimaryKeyLong())
        {
            case FilterKeys.Look:
                probe.Write("filter", string.Create(CultureInfo.InvariantCulture, $"{context.InterfaceMethod.Name}({context.Request.GetArgument(0)}, {context.Request.GetArgument(1)}) of {context.TargetId} by {context.ImplementationMethod.DeclaringType!.Name}"));
                await context.Invoke();
                probe.Write("filter", $"answered {context.Result}");
                break;
            case FilterKeys.ChangeArgument:
                context.Request.SetArgument(0, 1000);
                await context.Invoke();
                break;
            case FilterKeys.ChangeResult:
                await context.Invoke();
                context.Result = -1;
                break;
            case FilterKeys.Answer:
                context.Result = 7;
                break;
            case FilterKeys.Catch:
                try
                {
                    await context.Invoke();
                }
                catch (InvalidTimeZoneException)
                {
                    throw new InvalidDataException("in other words");
                }

                break;
        }
    }
}

/// <summary>What <see cref="KeyFilter"/> does.</summary>
public static class FilterKeys
{
    public const long Look = 1;
    public const long ChangeArgument = 2;
    public const long ChangeResult = 3;
    public const long Answer = 4;
    public const long Catch = 5;
    public const long Swallow = 6;
}
