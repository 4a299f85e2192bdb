using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Collab.GraphQL.Language;

/// <summary>Writes nodes into one text. This part holds documents, executable definitions and what the others stand on.</summary>
sealed partial class SyntaxWriter
{
    /// <summary>A field's arguments go on lines of their own when the field would be longer than this.</summary>
    const int MaxLineLength = 80;

    readonly StringBuilder _text = new();
    int _indent;

    public override string ToString() => _text.ToString();

    internal void Write(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document: WriteSeparated(document.Definitions, "\n\n"); break;
            case ValueNode value: WriteValue(value); break;
            case TypeNode type: WriteType(type); break;
            case TypeSystemDefinitionNode definition: WriteTypeSystemDefinition(definition); break;
            case NameNode name: _text.Append(name.Value); break;
            case OperationDefinitionNode operation: WriteOperation(operation); break;
            case FragmentDefinitionNode fragment: WriteFragment(fragment); break;
            case VariableDefinitionNode variable: WriteVariableDefinition(variable); break;
            case SelectionSetNode selections: WriteBlock(selections.Selections); break;
            case FieldNode field: WriteField(field); break;
            case FragmentSpreadNode spread: WriteSpread(spread); break;
            case InlineFragmentNode fragment: WriteInlineFragment(fragment); break;
            case ArgumentNode argument: WriteNameAndValue(argument.Name, argument.Value); break;
            case ObjectFieldNode field: WriteNameAndValue(field.Name, field.Value); break;
            case DirectiveNode directive: WriteDirective(directive); break;
            default: WriteTypeSystemPart(node); break;
        }
    }

    void WriteOperation(OperationDefinitionNode node)
    {
        WriteDescription(node.Description);

        // Only at the start of the text: after "type A", a brace would open the fields of A.
        var isShorthand = _text.Length == 0 && node is
        {
            Operation: OperationType.Query, Name: null, VariableDefinitions.Length: 0, Directives.Length: 0
        };
        if (!isShorthand)
        {
            _text.Append(Keyword(node.Operation));
            if (node.Name is not null || node.VariableDefinitions.Length > 0)
            {
                _text.Append(' ').Append(node.Name?.Value);
            }

            WriteVariableDefinitions(node.VariableDefinitions);
            WriteDirectives(node.Directives);
            _text.Append(' ');
        }

        Write(node.SelectionSet);
    }

    // A described variable stands on lines of its own.
    void WriteVariableDefinitions(ImmutableArray<VariableDefinitionNode> variables)
    {
        if (variables.IsEmpty)
        {
            return;
        }

        var isMultiline = variables.Any(variable => variable.Description is not null);
        _text.Append('(');
        WriteItems(variables, isMultiline);
        _text.Append(')');
    }

    void WriteVariableDefinition(VariableDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write(node.Variable);
        _text.Append(": ");
        Write(node.Type);
        WriteDefault(node.DefaultValue);
        WriteDirectives(node.Directives);
    }

    void WriteFragment(FragmentDefinitionNode node)
    {
        WriteDescription(node.Description);
        _text.Append(CultureInfo.InvariantCulture, $"fragment {node.Name.Value} on {node.TypeCondition.Name.Value}");
        WriteDirectives(node.Directives);
        _text.Append(' ');
        Write(node.SelectionSet);
    }

    void WriteField(FieldNode node)
    {
        var start = _text.Length;
        if (node.Alias is not null)
        {
            _text.Append(node.Alias.Value).Append(": ");
        }

        _text.Append(node.Name.Value);
        WriteArguments(node.Arguments, _text.Length - start);
        WriteDirectives(node.Directives);
        if (node.SelectionSet is not null)
        {
            _text.Append(' ');
            Write(node.SelectionSet);
        }
    }

    void WriteSpread(FragmentSpreadNode node)
    {
        _text.Append("...").Append(node.Name.Value);
        WriteDirectives(node.Directives);
    }

    void WriteInlineFragment(InlineFragmentNode node)
    {
        _text.Append("...");
        if (node.TypeCondition is not null)
        {
            _text.Append(" on ").Append(node.TypeCondition.Name.Value);
        }

        WriteDirectives(node.Directives);
        _text.Append(' ');
        Write(node.SelectionSet);
    }

    void WriteDirective(DirectiveNode node)
    {
        _text.Append('@').Append(node.Name.Value);
        WriteArguments(node.Arguments, prefixLength: 0);
    }

    void WriteDirectives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _text.Append(' ');
            Write(directive);
        }
    }

    void WriteArguments(ImmutableArray<ArgumentNode> arguments, int prefixLength)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        var start = _text.Length;
        _text.Append('(');
        WriteSeparated(arguments, ", ");
        _text.Append(')');
        if (prefixLength > 0 && prefixLength + _text.Length - start > MaxLineLength)
        {
            _text.Length = start;
            _text.Append('(');
            WriteItems(arguments, isMultiline: true);
            _text.Append(')');
        }
    }

    /// <summary>Items on one line with commas, or each on its own line, indented.</summary>
    void WriteItems<T>(ImmutableArray<T> items, bool isMultiline)
        where T : SyntaxNode
    {
        if (!isMultiline)
        {
            WriteSeparated(items, ", ");
            return;
        }

        _indent++;
        for (var i = 0; i < items.Length; i++)
        {
            // A blank line sets a described item off from the one before it.
            if (i > 0 && IsDescribed(items[i]))
            {
                _text.Append('\n');
            }

            NewLine();
            Write(items[i]);
        }

        _indent--;
        NewLine();
    }

    /// <summary>Items in braces, each on its own line; nothing when there are none.</summary>
    void WriteBlock<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        _text.Append('{');
        WriteItems(items, isMultiline: true);
        _text.Append('}');
    }

    void WriteSeparated<T>(ImmutableArray<T> items, string separator)
        where T : SyntaxNode
    {
        for (var i = 0; i < items.Length; i++)
        {
            _text.Append(i == 0 ? "" : separator);
            Write(items[i]);
        }
    }

    void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            Write(description);
            NewLine();
        }
    }

    void WriteDefault(ValueNode? value)
    {
        if (value is not null)
        {
            _text.Append(" = ");
            Write(value);
        }
    }

    static bool IsDescribed(SyntaxNode node) => node
        is FieldDefinitionNode { Description: not null }
        or InputValueDefinitionNode { Description: not null }
        or EnumValueDefinitionNode { Description: not null }
        or VariableDefinitionNode { Description: not null };

    void NewLine() => _text.Append('\n').Append(' ', _indent * 2);

    static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
