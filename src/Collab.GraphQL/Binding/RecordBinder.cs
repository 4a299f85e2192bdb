using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>Matches the constructor parameters of a record with SDL arguments or input fields by name, and their nullability.</summary>
sealed class RecordBinder(ConstructorInfo constructor, BindingFaults faults)
{
    readonly NullabilityInfoContext _nullability = new();

    /// <summary>The SDL value for each parameter; records what is missing on either side.</summary>
    public Match[] Match(NamedList<GraphQLInputValue> definitions)
    {
        var matches = Parameters(definitions);
        var record = BindingFaults.Name(constructor.DeclaringType!);
        var leaves = matches.SelectMany(match => match.Leaves).ToList();
        foreach (var definition in definitions.Items.Where((_, i) => !leaves.Exists(match => match.Field == i)))
            faults.Add($"{definition.Name} of the SDL has no parameter in {record}; add one named {definition.Name}.");

        return matches;
    }

    Match[] Parameters(NamedList<GraphQLInputValue> definitions)
    {
        var matches = new List<Match>();
        var record = BindingFaults.Name(constructor.DeclaringType!);
        foreach (var parameter in constructor.GetParameters())
        {
            if (parameter.IsDefined(typeof(InputFieldsAttribute)))
            {
                matches.Add(MatchPart(parameter, definitions));
                continue;
            }

            var index = definitions.Items.ToList().FindIndex(definition => definition.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                faults.Add($"parameter {parameter.Name} of {record} has no counterpart in the SDL; add it there or remove the parameter.");
            else
                matches.Add(MatchOne(parameter, definitions[index], index, record));
        }

        return [.. matches];
    }

    Match MatchPart(ParameterInfo parameter, NamedList<GraphQLInputValue> definitions)
    {
        if (parameter.ParameterType.GetConstructors() is [var part])
            return new Match(-1, parameter.ParameterType, null) { Part = (part, new RecordBinder(part, faults).Parameters(definitions)) };

        faults.Add($"{BindingFaults.Name(parameter.ParameterType)} must have exactly one public constructor, whose parameters are the SDL names.");
        return new Match(-1, parameter.ParameterType, null);
    }

    Match MatchOne(ParameterInfo parameter, GraphQLInputValue definition, int index, string record)
    {
        var type = parameter.ParameterType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var value = type.GetGenericArguments()[0];
            if (definition.Type.IsNonNull && definition.DefaultValue is null)
                faults.Add($"{definition.Name} is always given: make {record}.{parameter.Name} {BindingFaults.Name(value)} instead of {BindingFaults.Name(type)}.");
            else
                CheckNull(value, nullable: !value.IsValueType || Nullable.GetUnderlyingType(value) is not null, parameter, definition, record);

            return new Match(index, value, (OptionalWrapper)Activator.CreateInstance(typeof(OptionalWrapper<>).MakeGenericType(value))!);
        }

        var nullable = type.IsValueType
            ? Nullable.GetUnderlyingType(type) is not null
            : _nullability.Create(parameter).WriteState != NullabilityState.NotNull;
        CheckNull(type, nullable, parameter, definition, record);
        return new Match(index, type, null);
    }

    void CheckNull(Type type, bool nullable, ParameterInfo parameter, GraphQLInputValue definition, string record)
    {
        if (!definition.Type.IsNonNull && !nullable)
            faults.Add($"{definition.Name}: {definition.Type} may be null: make {record}.{parameter.Name} {BindingFaults.Name(type)}?, or the SDL type {definition.Type}!.");
    }
}

/// <summary>A constructor parameter and its SDL value.</summary>
/// <param name="Field">The index of the SDL value; −1 for a <see cref="Part"/>.</param>
/// <param name="Type">The CLR type of the value, without <see cref="Optional{T}"/>.</param>
/// <param name="Optional">Wraps the value when the parameter is an <see cref="Optional{T}"/>.</param>
readonly record struct Match(int Field, Type Type, OptionalWrapper? Optional)
{
    /// <summary>The constructor of a parameter that takes further SDL values, and its parameters.</summary>
    public (ConstructorInfo Constructor, Match[] Parameters)? Part { get; init; }

    /// <summary>Itself, or the parameters of its part.</summary>
    public IEnumerable<Match> Leaves => Part is { } part ? part.Parameters.SelectMany(match => match.Leaves) : [this];
}
