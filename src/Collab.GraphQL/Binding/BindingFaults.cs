using System.Reflection;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Collects the errors of a resolver map, so that all are reported at once.</summary>
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

    /// <summary>Sets the part of the schema that further errors concern.</summary>
    /// <param name="place">Type and field, e.g. <c>Goal.title</c>.</param>
    /// <param name="syntax">Where the SDL defines it; null when it does not.</param>
    public void At(string place, SyntaxNode? syntax)
    {
        _place = place;
        _location = syntax?.Location;
    }

    /// <summary>Adds an error at the current location.</summary>
    /// <param name="message">The error and its fix.</param>
    /// <param name="method">The bound delegate.</param>
    public void Add(string message, MethodInfo? method = null) =>
        _faults.Add(new SchemaFault(
            $"{_place}: {message}{(method?.DeclaringType is { } type ? $" (bound in {Owner(type)})" : "")}",
            _location is { } location ? [location] : []));

    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new SchemaException([.. _faults.OrderBy(fault => fault.Locations is [{ Source: { } source }, ..] ? source.Name : "").DistinctBy(fault => fault.ToString())]);
    }

    /// <summary>The C# name of a CLR type.</summary>
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

    /// <summary>Lambdas are compiled into generated classes; the enclosing class is what a reader knows.</summary>
    static string Owner(Type type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
            type = outer;

        return Name(type);
    }
}
