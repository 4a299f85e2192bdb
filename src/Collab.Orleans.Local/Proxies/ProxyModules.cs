using System.Reflection;
using System.Reflection.Emit;

namespace Collab.Orleans.Local;

/// <summary>The dynamic modules that emitted types live in: one for each assembly with grain interfaces, whose internals it may use.</summary>
internal static class ProxyModules
{
    private const string AccessAttribute = "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute";

    private static readonly Dictionary<Assembly, ModuleBuilder> Modules = [];

    internal static ModuleBuilder For(Assembly assembly)
    {
        if (Modules.TryGetValue(assembly, out var module))
            return module;
        var name = $"{assembly.GetName().Name}.GrainReferences";
        var builder = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        module = builder.DefineDynamicModule(name);
        var mayUseInternalsOf = DefineAccessAttribute(module).GetConstructor([typeof(string)])!;
        foreach (var used in assembly.GetReferencedAssemblies().Append(assembly.GetName()).Append(typeof(ProxyModules).Assembly.GetName()))
            builder.SetCustomAttribute(new(mayUseInternalsOf, [used.Name]));
        Modules.Add(assembly, module);
        return module;
    }

    // A generic interface's name holds characters that type names give a meaning.
    internal static string NameFor(Type interfaceType) =>
        string.Concat($"{interfaceType}Reference".Select(character => char.IsLetterOrDigit(character) || character == '.' ? character : '_'));

    /// <summary>Tells overloads apart.</summary>
    internal static string Unique(ModuleBuilder module, string name)
    {
        var unique = name;
        for (var i = 2; module.GetType(unique) is not null; i++)
            unique = $"{name}_{i}";
        return unique;
    }

    // The runtime knows this attribute by its name; no library declares it.
    private static Type DefineAccessAttribute(ModuleBuilder module)
    {
        var type = module.DefineType(AccessAttribute, TypeAttributes.Class | TypeAttributes.Sealed, typeof(Attribute));
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, Type.EmptyTypes)!);
        il.Emit(OpCodes.Ret);
        return type.CreateType();
    }
}
