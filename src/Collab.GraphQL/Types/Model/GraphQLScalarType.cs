using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A scalar type (section 3.5).</summary>
public sealed class GraphQLScalarType : GraphQLNamedType
{
    internal GraphQLScalarType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The address of the scalar's own specification, from <c>@specifiedBy</c> (section 3.5.5).</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>Checks a literal of a custom scalar; returns the error or null. Set by the binder before the schema is shared.</summary>
    internal Func<ValueNode, string?>? LiteralCheck { get; set; }

    /// <summary>
    /// Checks a literal as input for this scalar (section 3.5, <i>Input Coercion</i>); returns the error or null.
    /// A custom scalar without a check of its own accepts every literal.
    /// </summary>
    /// <param name="literal">A literal; neither null nor a variable.</param>
    public string? CheckLiteral(ValueNode literal) =>
        IsBuiltIn ? SpecifiedScalars.CheckLiteral(Name, literal) : LiteralCheck?.Invoke(literal);
}
