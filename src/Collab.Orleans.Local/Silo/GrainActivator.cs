using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Orleans.Local;

/// <summary>Constructs the instances of a grain class. Singletons are resolved once for all of them, so that an activation needs no service scope for their sake.</summary>
internal sealed class GrainActivator
{
    private readonly Type _type;
    private readonly IServiceProvider _services;
    private readonly Lazy<(ConstructorInvoker Constructor, Func<Activation, object?>[] Arguments)> _plan;

    internal GrainActivator(Type type, IServiceProvider services)
    {
        _type = type;
        _services = services;
        _plan = new(MakePlan);
    }

    internal object Create(Activation activation)
    {
        var (constructor, plan) = _plan.Value;
        var arguments = plan.Length == 0 ? [] : new object?[plan.Length];
        for (var i = 0; i < plan.Length; i++)
            arguments[i] = plan[i](activation);
        return constructor.Invoke(arguments.AsSpan());
    }

    private static PersistentState<T> MakeState<T>(Activation activation, string name, IGrainStorage storage)
    {
        var state = new PersistentState<T>(activation, name, storage);
        activation.AddFacet(state);
        return state;
    }

    private (ConstructorInvoker Constructor, Func<Activation, object?>[] Arguments) MakePlan()
    {
        var constructors = _type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var constructor = Array.Find(constructors, one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.Where(one => one.IsPublic).MaxBy(one => one.GetParameters().Length)
            ?? constructors[0];
        return (ConstructorInvoker.Create(constructor), [.. constructor.GetParameters().Select(Argument)]);
    }

    private Func<Activation, object?> Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            return State(parameter, state);
        if (type == typeof(IGrainContext))
            return static activation => activation;
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return activation => activation.ActivationServices.GetRequiredKeyedService(type, keyed.Key);
        if (_services.GetRequiredService<SiloServices>().IsSingleton(type))
        {
            var singleton = _services.GetRequiredService(type);
            return _ => singleton;
        }

        return activation => activation.ActivationServices.GetService(type)
            ?? (parameter.HasDefaultValue ? parameter.DefaultValue : throw Missing(parameter));
    }

    private Func<Activation, object?> State(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new OrleansConfigurationException($"The parameter {parameter.Name} of {_type.FullName} carries [PersistentState] and must be an IPersistentState<T>.");
        var name = attribute.StorageName ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
        var storage = _services.GetKeyedService<IGrainStorage>(name)
            ?? throw new OrleansConfigurationException($"No grain storage \"{name}\" is registered, which {_type.FullName} needs for its state \"{attribute.StateName}\". Register it with AddGrainStorage or AddMemoryGrainStorage.");
        var make = typeof(GrainActivator).GetMethod(nameof(MakeState), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(parameter.ParameterType.GetGenericArguments())
            .CreateDelegate<Func<Activation, string, IGrainStorage, object>>();
        return activation => make(activation, attribute.StateName, storage);
    }

    private InvalidOperationException Missing(ParameterInfo parameter) =>
        new($"No service {parameter.ParameterType.FullName} is registered, which the constructor of {_type.FullName} asks for ({parameter.Name}).");
}
