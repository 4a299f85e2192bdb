using System.Text;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>A variable definition with the coercer of its type and its default coerced.</summary>
sealed class PreparedVariable
{
    public PreparedVariable(ExecutableSchema schema, VariableDefinitionNode definition)
    {
        Name = definition.Variable.Name.Value;
        Utf8Name = Encoding.UTF8.GetBytes(Name);
        Type = schema.Schema.TypeFromNode(definition.Type)!;
        Coercer = schema.VariableCoercer(Type);
        DefaultLiteral = definition.DefaultValue;
        Default = DefaultLiteral is null ? null : Coercer.Coerce(DefaultLiteral, null);
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    public GraphQLType Type { get; }

    public InputCoercer Coercer { get; }

    public ValueNode? DefaultLiteral { get; }

    /// <summary>The coerced default, when there is a literal.</summary>
    public object? Default { get; }
}
