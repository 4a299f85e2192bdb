using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>Emits the reference type of a grain interface: each method makes a request that holds its arguments, and sends it.</summary>
/// <remarks>
/// For <c>Task&lt;int&gt; Add(int amount)</c> of <c>ICounter</c> it is as if somebody had written
/// <code>
/// sealed class ICounter.Add : TaskRequest&lt;int&gt; {
///     public int Argument0;
///     Task&lt;int&gt; Call(object grain) =&gt; ((ICounter)grain).Add(Argument0);
/// }
/// Task&lt;int&gt; ICounter.Add(int amount) =&gt; new ICounter.Add { Argument0 = amount }.Send(this);
/// </code>
/// </remarks>
internal static class ReferenceEmitter
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Lock EmitLock = new();
    private static readonly ConstructorInfo BaseConstructor = typeof(GrainReference).GetConstructor(AnyInstance, [typeof(GrainClass), typeof(IdSpan)])!;

    /// <summary>Emits the reference type and answers what makes references.</summary>
    /// <exception cref="ArgumentException">A method of the interface cannot be a grain call; the message says which and why.</exception>
    internal static Func<GrainClass, IdSpan, GrainReference> Emit(Type interfaceType)
    {
        var methods = GrainMethodShape.Of(interfaceType);
        lock (EmitLock)
        {
            var module = ProxyModules.For(interfaceType.Assembly);
            var name = ProxyModules.NameFor(interfaceType);
            var type = module.DefineType(name, TypeAttributes.Sealed | TypeAttributes.Class, typeof(GrainReference), [interfaceType]);
            var constructor = DefineConstructor(type);
            foreach (var method in methods)
                DefineMethod(type, method, RequestEmitter.Emit(module, $"{name}.{method.Method.Name}", method));
            DefineFactory(type, constructor);
            return type.CreateType().GetMethod("Create")!.CreateDelegate<Func<GrainClass, IdSpan, GrainReference>>();
        }
    }

    private static ConstructorBuilder DefineConstructor(TypeBuilder type)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(GrainClass), typeof(IdSpan)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static void DefineFactory(TypeBuilder type, ConstructorBuilder constructor)
    {
        var create = type.DefineMethod(
            "Create", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), [typeof(GrainClass), typeof(IdSpan)]);
        var il = create.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder type, GrainMethodShape shape, Type requestType)
    {
        var method = type.DefineMethod(
            $"{shape.Method.DeclaringType!.FullName}.{shape.Method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            shape.Method.ReturnType,
            shape.Parameters);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Newobj, requestType.GetConstructor(Type.EmptyTypes)!);
        for (var i = 0; i < shape.Parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(OpCodes.Stfld, requestType.GetField(GrainMethod.ArgumentField(i))!);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, shape.RequestType.GetMethod("Send", AnyInstance)!);
        if (shape.IsValueTask)
            il.Emit(OpCodes.Newobj, shape.Method.ReturnType.GetConstructor([shape.CallType])!);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, shape.Method);
    }
}
