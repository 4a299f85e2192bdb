using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>Walks a document once, tracks the type at each location, and calls the rules.</summary>
sealed class DocumentWalker
{
    readonly ValidationContext _context;
    readonly GraphQLSchema _schema;
    readonly DocumentFacts _facts;
    readonly ValidationRules _rules;
    readonly ValueWalker _values;

    public DocumentWalker(ValidationContext context)
    {
        _context = context;
        _schema = context.Schema;
        _facts = context.Facts;
        _rules = context.Rules;
        _values = new ValueWalker(context);
    }

    public void Walk()
    {
        for (var i = 0; i < _facts.Executables.Length; i++)
        {
            var executable = _facts.Executables[i];
            _facts.Begin(i);
            if (executable.Node is OperationDefinitionNode operation)
            {
                WalkOperation(operation, executable.ResponseSet);
            }
            else
            {
                WalkFragment((FragmentDefinitionNode)executable.Node, executable.ResponseSet);
            }

            _facts.End(i);
        }

        VariableScope.CheckAll(_context);
        foreach (var rule in _rules.Document)
        {
            rule.CheckDocument(_context);
        }
    }

    void WalkOperation(OperationDefinitionNode operation, int responseSet)
    {
        foreach (var rule in _rules.Operation)
        {
            rule.CheckOperation(operation, _context);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            WalkVariableDefinition(variable);
        }

        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        WalkSelectionSet(operation.SelectionSet, _schema.RootType(operation.Operation), responseSet);
    }

    void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        TypeReference(variable.Type);
        var type = _schema.TypeFromNode(variable.Type);
        foreach (var rule in _rules.VariableDefinition)
        {
            rule.CheckVariableDefinition(variable, type, _context);
        }

        if (variable.DefaultValue is { } value)
        {
            _values.Walk(value, type is { IsInput: true } ? type : null);
        }

        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
    }

    void WalkFragment(FragmentDefinitionNode fragment, int responseSet)
    {
        var type = TypeCondition(fragment.TypeCondition);
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, type, responseSet);
    }

    void WalkSelectionSet(SelectionSetNode set, GraphQLCompositeType? parent, int responseSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    WalkField(field, parent, responseSet);
                    break;
                case InlineFragmentNode fragment:
                    WalkInlineFragment(fragment, parent, responseSet);
                    break;
                case FragmentSpreadNode spread:
                    WalkSpread(spread, parent, responseSet);
                    break;
            }
        }
    }

    void WalkField(FieldNode field, GraphQLCompositeType? parent, int responseSet)
    {
        var definition = parent is null ? null : _schema.Field(parent, field.Name.Value);
        foreach (var rule in _rules.Field)
        {
            rule.CheckField(field, parent, definition, _context);
        }

        if (definition is not null)
        {
            CheckArguments(new ArgumentsOwner(field, definition.Arguments, parent, definition.Name), field.Arguments);
        }

        WalkArguments(field.Arguments, definition?.Arguments);
        WalkDirectives(field.Directives, DirectiveLocation.Field);

        // Meta-fields have index -1. graphql-js, the reference, does not compare their types when it merges fields.
        var type = definition is { Index: >= 0 } ? definition.Type : null;
        var subfields = field.SelectionSet is null ? -1 : _facts.NewResponseSet();
        _facts.AddField(new ResponseField(field, parent, type, responseSet, subfields));
        if (field.SelectionSet is not null)
        {
            WalkSelectionSet(field.SelectionSet, definition?.Type.NamedType as GraphQLCompositeType, subfields);
        }
    }

    void WalkInlineFragment(InlineFragmentNode fragment, GraphQLCompositeType? parent, int responseSet)
    {
        var type = parent;
        if (fragment.TypeCondition is { } condition)
        {
            type = TypeCondition(condition);
            CheckSpread(fragment, parent, type);
        }

        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet, type, responseSet);
    }

    void WalkSpread(FragmentSpreadNode spread, GraphQLCompositeType? parent, int responseSet)
    {
        _facts.AddSpread(spread, responseSet);
        if (parent is not null && _facts.Fragment(spread.Name.Value) is { } fragment)
        {
            CheckSpread(spread, parent, _schema.Type(fragment.TypeCondition.Name.Value) as GraphQLCompositeType);
        }

        WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
    }

    void WalkDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty)
        {
            return;
        }

        foreach (var rule in _rules.Directives)
        {
            rule.CheckDirectives(directives, location, _context);
        }

        foreach (var directive in directives)
        {
            var definition = _schema.Directives[directive.Name.Value];
            if (definition is not null)
            {
                CheckArguments(new ArgumentsOwner(directive, definition.Arguments, null, definition.Name), directive.Arguments);
            }

            WalkArguments(directive.Arguments, definition?.Arguments);
        }
    }

    void WalkArguments(ImmutableArray<ArgumentNode> arguments, NamedList<GraphQLInputValue>? definitions)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        foreach (var rule in _rules.ArgumentList)
        {
            rule.CheckArgumentList(arguments, _context);
        }

        foreach (var argument in arguments)
        {
            var definition = definitions?[argument.Name.Value];
            _values.Walk(argument.Value, definition?.Type, definition?.DefaultValue is not null);
        }
    }

    void CheckArguments(in ArgumentsOwner owner, ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var rule in _rules.Arguments)
        {
            rule.CheckArguments(owner, arguments, _context);
        }
    }

    void CheckSpread(SelectionNode spread, GraphQLCompositeType? parent, GraphQLCompositeType? fragment)
    {
        if (parent is not null && fragment is not null)
        {
            foreach (var rule in _rules.Spread)
            {
                rule.CheckSpread(spread, parent, fragment, _context);
            }
        }
    }

    GraphQLCompositeType? TypeCondition(NamedTypeNode condition)
    {
        var type = TypeReference(condition);
        if (type is not null)
        {
            foreach (var rule in _rules.TypeCondition)
            {
                rule.CheckTypeCondition(condition, type, _context);
            }
        }

        return type as GraphQLCompositeType;
    }

    GraphQLNamedType? TypeReference(TypeNode reference)
    {
        while (reference is not NamedTypeNode)
        {
            reference = reference is ListTypeNode list ? list.Type : ((NonNullTypeNode)reference).Type;
        }

        var named = (NamedTypeNode)reference;
        var type = _schema.Type(named.Name.Value);
        foreach (var rule in _rules.TypeReference)
        {
            rule.CheckTypeReference(named, type, _context);
        }

        return type;
    }
}
