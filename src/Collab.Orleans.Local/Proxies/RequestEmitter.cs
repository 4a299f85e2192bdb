using System.Reflection;
using System.Reflection.Emit;

namespace Collab.Orleans.Local;

/// <summary>Emits the request type of one method; see <see cref="ReferenceEmitter"/>.</summary>
internal static class RequestEmitter
{
    private const string DescriptionField = "Description";
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    internal static Type Emit(ModuleBuilder module, string name, GrainMethodShape shape)
    {
        var type = module.DefineType(ProxyModules.Unique(module, name), TypeAttributes.Sealed | TypeAttributes.Class, shape.RequestType);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var arguments = new FieldBuilder[shape.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = type.DefineField(GrainMethod.ArgumentField(i), shape.Parameters[i], FieldAttributes.Public);
        OverrideCall(type, shape, arguments);
        var description = type.DefineField(DescriptionField, typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        OverrideGetter(type, shape, "get_Method", il => il.Emit(OpCodes.Ldsfld, description));
        if (Array.IndexOf(shape.Parameters, typeof(CancellationToken)) is >= 0 and var token)
            OverrideToken(type, shape, arguments[token]);
        var created = type.CreateType();
        created.GetField(DescriptionField)!.SetValue(null, new GrainMethod(shape.Method, created));
        return created;
    }

    private static void OverrideCall(TypeBuilder type, GrainMethodShape shape, FieldBuilder[] arguments)
    {
        var il = Override(type, shape.RequestType.GetMethod("Call", AnyInstance, [typeof(object)])!);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, shape.Method.DeclaringType!);
        foreach (var argument in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
        }

        il.Emit(OpCodes.Callvirt, shape.Method);
        if (shape.IsValueTask)
        {
            var answer = il.DeclareLocal(shape.Method.ReturnType);
            il.Emit(OpCodes.Stloc, answer);
            il.Emit(OpCodes.Ldloca, answer);
            il.Emit(OpCodes.Call, shape.Method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void OverrideToken(TypeBuilder type, GrainMethodShape shape, FieldBuilder token)
    {
        OverrideGetter(type, shape, "get_Token", il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, token);
        });
        var setter = Override(type, shape.RequestType.GetMethod("set_Token", AnyInstance)!);
        setter.Emit(OpCodes.Ldarg_0);
        setter.Emit(OpCodes.Ldarg_1);
        setter.Emit(OpCodes.Stfld, token);
        setter.Emit(OpCodes.Ret);
        if (shape.RequestType.GetMethod("get_IsCancellable", AnyInstance) is not null)
            OverrideGetter(type, shape, "get_IsCancellable", il => il.Emit(OpCodes.Ldc_I4_1));
    }

    private static void OverrideGetter(TypeBuilder type, GrainMethodShape shape, string name, Action<ILGenerator> value)
    {
        var il = Override(type, shape.RequestType.GetMethod(name, AnyInstance)!);
        value(il);
        il.Emit(OpCodes.Ret);
    }

    private static ILGenerator Override(TypeBuilder type, MethodInfo method)
    {
        var access = method.Attributes & MethodAttributes.MemberAccessMask;
        var builder = type.DefineMethod(
            method.Name,
            access | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            method.ReturnType,
            [.. method.GetParameters().Select(parameter => parameter.ParameterType)]);
        type.DefineMethodOverride(builder, method);
        return builder.GetILGenerator();
    }
}
