using System.Reflection;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Gathers what is wrong with a resolver map, so that all of it is told at once.</summary>
sealed class BindingFaults
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    readonly List<SchemaFault> _faults = [];
    string _place = "";
    Location? _location;

    /// <summary>Faults from here on concern this part of the schema.</summary>
    /// <param name="place">Type and field, e.g. <c>Goal.title</c>.</param>
    /// <param name="syntax">Where the SDL defines it, if it does.</param>
    public void At(string place, SyntaxNode? syntax)
    {
        _place = place;
        _location = syntax?.Location;
    }

    /// <summary>Notes a fault at the present place.</summary>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="method">The room's delegate that it concerns.</param>
    public void Add(string message, MethodInfo? method = null) =>
        _faults.Add(new SchemaFault(
            $"{_place}: {message}{(method?.DeclaringType is { } type ? $" (bound in {Owner(type)})" : "")}",
            _location is { } location ? [location] : []));

    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new SchemaException([.. _faults.OrderBy(fault => fault.Locations is [{ Source: { } source }, ..] ? source.Name : "").DistinctBy(fault => fault.ToString())]);
    }

    /// <summary>A CLR type as C# writes it.</summary>
    public static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;

        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";

        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }

    /// <summary>Lambdas live in classes that the compiler made; their owner is what the reader knows.</summary>
    static string Owner(Type type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
            type = outer;

        return Name(type);
    }
}
