using System.Collections.Immutable;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>Checks the document after the walk.</summary>
interface IDocumentRule
{
    void CheckDocument(ValidationContext context);
}

/// <summary>Checks each operation.</summary>
interface IOperationRule
{
    void CheckOperation(OperationDefinitionNode operation, ValidationContext context);
}

/// <summary>Checks each variable that an operation declares.</summary>
interface IVariableDefinitionRule
{
    void CheckVariableDefinition(VariableDefinitionNode variable, GraphQLType? type, ValidationContext context);
}

/// <summary>Checks each variable usage that an operation reaches, once per operation, after the walk.</summary>
interface IVariableUsageRule
{
    void CheckVariableUsage(in VariableUsage usage, VariableDefinitionNode? variable, OperationDefinitionNode operation, ValidationContext context);
}

/// <summary>Checks the variables of each operation after their usages are known.</summary>
interface IVariablesRule
{
    void CheckVariables(OperationDefinitionNode operation, VariableScope scope, ValidationContext context);
}

/// <summary>Checks each named type that the document refers to.</summary>
interface ITypeReferenceRule
{
    void CheckTypeReference(NamedTypeNode reference, GraphQLNamedType? type, ValidationContext context);
}

/// <summary>Checks each type condition, of fragment definitions and inline fragments.</summary>
interface ITypeConditionRule
{
    void CheckTypeCondition(NamedTypeNode condition, GraphQLNamedType type, ValidationContext context);
}

/// <summary>Checks each field.</summary>
interface IFieldRule
{
    /// <param name="field">The field.</param>
    /// <param name="parent">The type that its selection set stands on; null when unknown.</param>
    /// <param name="definition">Its definition; null when unknown.</param>
    /// <param name="context">The validation.</param>
    void CheckField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition, ValidationContext context);
}

/// <summary>Checks each spread of a named or inline fragment into a type.</summary>
interface ISpreadRule
{
    void CheckSpread(SelectionNode spread, GraphQLCompositeType parent, GraphQLCompositeType fragment, ValidationContext context);
}

/// <summary>Checks the directives of each location that has any.</summary>
interface IDirectivesRule
{
    void CheckDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context);
}

/// <summary>Checks the arguments, possibly none, of each field and directive of the schema.</summary>
interface IArgumentsRule
{
    void CheckArguments(in ArgumentsOwner owner, ImmutableArray<ArgumentNode> arguments, ValidationContext context);
}

/// <summary>Checks the arguments of every field and directive, known or not.</summary>
interface IArgumentListRule
{
    void CheckArgumentList(ImmutableArray<ArgumentNode> arguments, ValidationContext context);
}

/// <summary>Checks each literal with a known expected type.</summary>
interface IValueRule
{
    /// <returns>Whether what is inside the value is still to be checked.</returns>
    bool CheckValue(ValueNode value, GraphQLType type, ValidationContext context);
}

/// <summary>Checks each input object literal.</summary>
interface IObjectValueRule
{
    void CheckObjectValue(ObjectValueNode value, ValidationContext context);
}
