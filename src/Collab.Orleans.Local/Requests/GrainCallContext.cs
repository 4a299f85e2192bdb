using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Collab.Orleans.Local;

/// <summary>A call on its way through the filters: the silo's in their order, then the grain's own, then the method.</summary>
internal sealed class GrainCallContext(MethodRequest request, Activation target) : IIncomingGrainCallContext
{
    private readonly IIncomingGrainCallFilter[] _filters = target.Silo.Filters;
    private object? _result;
    private bool _answered;
    private int _stage;

    public IInvokable Request => request;

    public object Grain => target.GrainInstance!;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => target.GrainId;

    public IGrainContext TargetContext => target;

    public GrainInterfaceType InterfaceType => GrainInterface.NameOf(InterfaceMethod.DeclaringType!);

    public string InterfaceName => InterfaceMethod.DeclaringType!.FullName!;

    public string MethodName => InterfaceMethod.Name;

    public MethodInfo InterfaceMethod => request.Method.Method;

    public MethodInfo ImplementationMethod => target.Class.Implementation(InterfaceMethod);

    public object? Result
    {
        get => _result;
        set => (_result, _answered) = (value, true);
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (stage < _filters.Length)
                await Through(_filters[stage]);
            else if (stage == _filters.Length && Grain is IIncomingGrainCallFilter own)
                await Through(own);
            else
                Result = await request.CallBoxed(Grain);
        }
        finally
        {
            // A filter may invoke again, to try again.
            _stage = stage;
        }
    }

    private async Task Through(IIncomingGrainCallFilter filter)
    {
        await filter.Invoke(this);
        if (!_answered)
            throw new InvalidOperationException($"The call filter {filter.GetType().Name} neither awaited context.Invoke() nor set context.Result.");
    }
}
