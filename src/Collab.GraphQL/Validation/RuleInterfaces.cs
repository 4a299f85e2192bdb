using System.Collections.Immutable;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>Hears of the document when all of it has been walked.</summary>
interface IDocumentRule
{
    void CheckDocument(ValidationContext context);
}

/// <summary>Hears of each operation.</summary>
interface IOperationRule
{
    void CheckOperation(OperationDefinitionNode operation, ValidationContext context);
}

/// <summary>Hears of each variable that an operation declares.</summary>
interface IVariableDefinitionRule
{
    void CheckVariableDefinition(VariableDefinitionNode variable, GraphQLType? type, ValidationContext context);
}

/// <summary>Hears of each use of a variable that an operation reaches, once per operation, when all of the document has been walked.</summary>
interface IVariableUsageRule
{
    void CheckVariableUsage(in VariableUsage usage, VariableDefinitionNode? variable, OperationDefinitionNode operation, ValidationContext context);
}

/// <summary>Hears of the variables of each operation when their uses are known.</summary>
interface IVariablesRule
{
    void CheckVariables(OperationDefinitionNode operation, VariableScope scope, ValidationContext context);
}

/// <summary>Hears of each named type that the document refers to.</summary>
interface ITypeReferenceRule
{
    void CheckTypeReference(NamedTypeNode reference, GraphQLNamedType? type, ValidationContext context);
}

/// <summary>Hears of each type condition, of fragment definitions and inline fragments.</summary>
interface ITypeConditionRule
{
    void CheckTypeCondition(NamedTypeNode condition, GraphQLNamedType type, ValidationContext context);
}

/// <summary>Hears of each field.</summary>
interface IFieldRule
{
    /// <param name="field">The field.</param>
    /// <param name="parent">The type that its selection set stands on; null when unknown.</param>
    /// <param name="definition">Its definition; null when unknown.</param>
    /// <param name="context">The validation.</param>
    void CheckField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition, ValidationContext context);
}

/// <summary>Hears of each place where a fragment, inline or not, is spread into a type.</summary>
interface ISpreadRule
{
    void CheckSpread(SelectionNode spread, GraphQLCompositeType parent, GraphQLCompositeType fragment, ValidationContext context);
}

/// <summary>Hears of the directives of each place that has any.</summary>
interface IDirectivesRule
{
    void CheckDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context);
}

/// <summary>Hears of the arguments, none included, of each field and directive that the schema knows.</summary>
interface IArgumentsRule
{
    void CheckArguments(in ArgumentsOwner owner, ImmutableArray<ArgumentNode> arguments, ValidationContext context);
}

/// <summary>Hears of the arguments of every field and directive, known or not.</summary>
interface IArgumentListRule
{
    void CheckArgumentList(ImmutableArray<ArgumentNode> arguments, ValidationContext context);
}

/// <summary>Hears of each literal that stands where a known type is expected.</summary>
interface IValueRule
{
    /// <returns>Whether what is inside the value is still to be checked.</returns>
    bool CheckValue(ValueNode value, GraphQLType type, ValidationContext context);
}

/// <summary>Hears of each input object literal.</summary>
interface IObjectValueRule
{
    void CheckObjectValue(ObjectValueNode value, ValidationContext context);
}
