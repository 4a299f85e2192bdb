using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A grain call on its way.</summary>
public interface IGrainCallContext
{
    /// <summary>The call itself, with its arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain.</summary>
    object Grain { get; }

    /// <summary>The calling grain; null when the call came from outside.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>The interface's name in ids.</summary>
    GrainInterfaceType InterfaceType { get; }

    /// <summary>The interface's name in code.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The interface's method.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>What the caller will get; null before <see cref="Invoke"/>, and for methods without a result.</summary>
    object? Result { get; set; }

    /// <summary>Calls the next filter, or the grain. A fault of the grain is thrown here.</summary>
    Task Invoke();
}
