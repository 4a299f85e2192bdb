using System.Reflection;

namespace Collab.Orleans.Local;

/// <summary>A grain interface's method, as the emitters need it.</summary>
internal sealed class GrainMethodShape
{
    private GrainMethodShape(MethodInfo method)
    {
        Method = method;
        Parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        var answer = method.ReturnType;
        var generic = answer.IsGenericType ? answer.GetGenericTypeDefinition() : null;
        IsValueTask = answer == typeof(ValueTask) || generic == typeof(ValueTask<>);
        (RequestType, CallType) = generic switch
        {
            null when answer == typeof(Task) || IsValueTask => (typeof(TaskRequest), typeof(Task)),
            not null when generic == typeof(Task<>) || IsValueTask => Of(typeof(TaskRequest<>), typeof(Task<>), answer),
            not null when generic == typeof(IAsyncEnumerable<>) => Of(typeof(StreamRequest<>), typeof(IAsyncEnumerable<>), answer),
            _ => throw Refused(method, "answer Task, Task<T>, ValueTask, ValueTask<T> or IAsyncEnumerable<T>"),
        };
    }

    internal MethodInfo Method { get; }

    internal Type[] Parameters { get; }

    /// <summary>The base of the emitted request type.</summary>
    internal Type RequestType { get; }

    /// <summary>What sending the request answers.</summary>
    internal Type CallType { get; }

    /// <summary>Whether the method's answer wraps <see cref="CallType"/>.</summary>
    internal bool IsValueTask { get; }

    /// <summary>All methods of an interface, inherited ones included.</summary>
    /// <exception cref="ArgumentException">One of them cannot be a grain call.</exception>
    internal static GrainMethodShape[] Of(Type interfaceType)
    {
        return [.. interfaceType.GetInterfaces().Prepend(interfaceType)
            .SelectMany(one => one.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .Select(Of)];
    }

    private static GrainMethodShape Of(MethodInfo method)
    {
        if (method.IsSpecialName)
            throw Refused(method, "be a method: grain interfaces have no properties and no events");
        if (method.IsGenericMethodDefinition)
            throw Refused(method, "not be generic, which the Local silo does not support");
        if (method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
            throw Refused(method, "have no ref, in or out parameters");
        return new(method);
    }

    private static (Type Request, Type Call) Of(Type request, Type call, Type answer)
    {
        var value = answer.GetGenericArguments();
        return (request.MakeGenericType(value), call.MakeGenericType(value));
    }

    private static ArgumentException Refused(MethodInfo method, string must) =>
        new($"{method.DeclaringType!.FullName}.{method.Name} cannot be a grain call: it must {must}.");
}
