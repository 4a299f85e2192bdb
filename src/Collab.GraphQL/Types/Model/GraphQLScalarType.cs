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

    /// <summary>How a custom scalar judges a literal: null when it is fine, else what is wrong. Set while binding, before the schema is shared.</summary>
    internal Func<ValueNode, string?>? LiteralCheck { get; set; }

    /// <summary>
    /// Judges a literal as input for this scalar (section 3.5, <i>Input Coercion</i>): null when it is fine, else what is wrong.
    /// A custom scalar without a check of its own takes every literal.
    /// </summary>
    /// <param name="literal">A literal; neither null nor a variable.</param>
    public string? CheckLiteral(ValueNode literal) =>
        IsBuiltIn ? SpecifiedScalars.CheckLiteral(Name, literal) : LiteralCheck?.Invoke(literal);
}
