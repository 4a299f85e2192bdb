using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call with its arguments, as call filters see it.</summary>
public interface IInvokable
{
    /// <summary>Whether the method takes a <see cref="CancellationToken"/>.</summary>
    bool IsCancellable { get; }

    /// <summary>The grain instance.</summary>
    object? GetTarget();

    /// <summary>How many arguments there are.</summary>
    int GetArgumentCount();

    /// <summary>An argument.</summary>
    /// <param name="index">Its place, from 0.</param>
    object? GetArgument(int index);

    /// <summary>Replaces an argument.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="value">The new value, of the parameter's type.</param>
    void SetArgument(int index, object value);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The interface's name in code.</summary>
    string GetInterfaceName();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>The interface's method.</summary>
    MethodInfo GetMethod();

    /// <summary>The caller's token; none when the method takes none.</summary>
    CancellationToken GetCancellationToken();

    /// <summary>The method's own time limit, if it has one.</summary>
    TimeSpan? GetDefaultResponseTimeout();
}
