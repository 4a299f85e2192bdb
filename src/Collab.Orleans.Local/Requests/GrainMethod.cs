using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Collab.Orleans.Local;

/// <summary>What is known of a grain interface's method.</summary>
internal sealed class GrainMethod
{
    private readonly FieldInfo[] _arguments;

    internal GrainMethod(MethodInfo method, Type requestType)
    {
        Method = method;
        _arguments = [.. method.GetParameters().Select((_, index) => requestType.GetField(ArgumentField(index))!)];
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    internal MethodInfo Method { get; }

    internal bool IsAlwaysInterleave { get; }

    internal bool IsReadOnly { get; }

    internal bool IsOneWay { get; }

    internal TimeSpan? Timeout { get; }

    internal int ArgumentCount => _arguments.Length;

    /// <summary>The request type's field that holds an argument.</summary>
    internal static string ArgumentField(int index) => $"Argument{index}";

    internal object? GetArgument(object request, int index) => _arguments[index].GetValue(request);

    internal void SetArgument(object request, int index, object? value) => _arguments[index].SetValue(request, value);

    public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}";
}
