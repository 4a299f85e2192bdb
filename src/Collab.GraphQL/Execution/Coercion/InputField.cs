using System.Text;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>An argument or input field with the coercer of its type.</summary>
sealed class InputField(GraphQLInputValue definition, InputCoercer coercer)
{
    public string Name => definition.Name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(definition.Name);

    public GraphQLInputValue Definition => definition;

    public InputCoercer Coercer => coercer;

    /// <summary>The coerced default; <see cref="InputCoercer.Absent"/> when there is none. Set once all coercers exist.</summary>
    public object? Default { get; private set; } = InputCoercer.Absent;

    /// <summary>Coerces the default once (see the note of specification 6.4.1).</summary>
    /// <exception cref="InputException">The default is not a value of the type.</exception>
    public void SettleDefault()
    {
        if (definition.DefaultValue is { } literal)
            Default = coercer.Coerce(literal, null);
    }

    /// <summary>The value when none was given.</summary>
    /// <exception cref="InputException">A value is required.</exception>
    public object? WhenAbsent() => Default == InputCoercer.Absent && definition.Type.IsNonNull
        ? throw new InputException($"\"{Name}\" of required type \"{definition.Type}\" was not provided.")
        : Default;
}
