namespace Collab.GraphQL.Language;

sealed partial class DocumentParser
{
    /// <summary>OperationDefinition : SelectionSet</summary>
    OperationDefinitionNode ParseShorthandQuery(int start) => new()
    {
        Operation = OperationType.Query,
        SelectionSet = ParseSelectionSet(),
        Location = Since(start),
    };

    ExecutableDefinitionNode? ParseExecutableDefinition(int start, StringValueNode? description)
    {
        if (PeekKeyword("fragment"))
        {
            return ParseFragmentDefinition(start, description);
        }

        return TryParseOperationType() is { } operation ? ParseOperationDefinition(start, description, operation) : null;
    }

    OperationType? TryParseOperationType()
    {
        OperationType? type = _lexer.Text switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => null,
        };
        if (type is not null)
        {
            _lexer.Advance();
        }

        return type;
    }

    /// <summary>OperationDefinition : Description? OperationType Name? VariablesDefinition? Directives? SelectionSet</summary>
    OperationDefinitionNode ParseOperationDefinition(int start, StringValueNode? description, OperationType operation) => new()
    {
        Description = description,
        Operation = operation,
        Name = Peek(TokenKind.Name) ? ParseName() : null,
        VariableDefinitions = OptionalMany(TokenKind.ParenLeft, static parser => parser.ParseVariableDefinition(), TokenKind.ParenRight),
        Directives = ParseDirectives(isConst: false),
        SelectionSet = ParseSelectionSet(),
        Location = Since(start),
    };

    /// <summary>VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?</summary>
    VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        return new VariableDefinitionNode
        {
            Description = description,
            Variable = variable,
            Type = ParseTypeReference(),
            DefaultValue = TrySkip(TokenKind.Equals) ? ParseValue(isConst: true) : null,
            Directives = ParseDirectives(isConst: true),
            Location = Since(start),
        };
    }

    /// <summary>SelectionSet : { Selection+ }</summary>
    SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Start;
        Enter();
        var selections = Many(TokenKind.BraceLeft, static parser => parser.ParseSelection(), TokenKind.BraceRight);
        Leave();
        return new SelectionSetNode { Selections = selections, Location = Since(start) };
    }

    SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    /// <summary>Field : Alias? Name Arguments? Directives? SelectionSet?</summary>
    FieldNode ParseField()
    {
        var start = _lexer.Start;
        var name = ParseName();
        NameNode? alias = null;
        if (TrySkip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        return new FieldNode
        {
            Alias = alias,
            Name = name,
            Arguments = ParseArguments(isConst: false),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null,
            Location = Since(start),
        };
    }

    /// <summary>FragmentSpread : ... FragmentName Directives? — InlineFragment : ... TypeCondition? Directives? SelectionSet</summary>
    SelectionNode ParseFragment()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        var hasTypeCondition = TrySkipKeyword("on");
        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            return new FragmentSpreadNode { Name = ParseName(), Directives = ParseDirectives(isConst: false), Location = Since(start) };
        }

        return new InlineFragmentNode
        {
            TypeCondition = hasTypeCondition ? ParseNamedType() : null,
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Location = Since(start),
        };
    }

    /// <summary>FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet</summary>
    FragmentDefinitionNode ParseFragmentDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("fragment");
        if (PeekKeyword("on"))
        {
            throw Unexpected("the name of the fragment");
        }

        var name = ParseName();
        ExpectKeyword("on");
        return new FragmentDefinitionNode
        {
            Description = description,
            Name = name,
            TypeCondition = ParseNamedType(),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Location = Since(start),
        };
    }
}
