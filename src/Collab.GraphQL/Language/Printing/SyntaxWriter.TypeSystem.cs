using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

sealed partial class SyntaxWriter
{
    void WriteTypeSystemDefinition(TypeSystemDefinitionNode node)
    {
        WriteDescription(node.Description);
        if (node.IsExtension)
        {
            _text.Append("extend ");
        }

        switch (node)
        {
            case SchemaDefinitionNode schema:
                _text.Append("schema");
                WriteDirectives(schema.Directives);
                WriteOptionalBlock(schema.OperationTypes);
                break;
            case ScalarTypeDefinitionNode scalar:
                WriteHead("scalar ", scalar, []);
                break;
            case ObjectTypeDefinitionNode type:
                WriteHead("type ", type, type.Interfaces);
                WriteOptionalBlock(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                WriteHead("interface ", type, type.Interfaces);
                WriteOptionalBlock(type.Fields);
                break;
            case UnionTypeDefinitionNode union:
                WriteUnion(union);
                break;
            case EnumTypeDefinitionNode type:
                WriteHead("enum ", type, []);
                WriteOptionalBlock(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                WriteHead("input ", type, []);
                WriteOptionalBlock(type.Fields);
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(directive);
                break;
        }
    }

    void WriteTypeSystemPart(SyntaxNode node)
    {
        switch (node)
        {
            case OperationTypeDefinitionNode root:
                _text.Append(Keyword(root.Operation)).Append(": ");
                Write(root.Type);
                break;
            case FieldDefinitionNode field:
                WriteDescription(field.Description);
                Write(field.Name);
                WriteArgumentDefinitions(field.Arguments);
                _text.Append(": ");
                Write(field.Type);
                WriteDirectives(field.Directives);
                break;
            case InputValueDefinitionNode input:
                WriteDescription(input.Description);
                Write(input.Name);
                _text.Append(": ");
                Write(input.Type);
                WriteDefault(input.DefaultValue);
                WriteDirectives(input.Directives);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                Write(value.Name);
                WriteDirectives(value.Directives);
                break;
        }
    }

    void WriteHead(string keyword, TypeDefinitionNode node, ImmutableArray<NamedTypeNode> interfaces)
    {
        _text.Append(keyword).Append(node.Name.Value);
        if (!interfaces.IsEmpty)
        {
            _text.Append(" implements ");
            WriteSeparated(interfaces, " & ");
        }

        WriteDirectives(node.Directives);
    }

    void WriteUnion(UnionTypeDefinitionNode node)
    {
        WriteHead("union ", node, []);
        if (!node.Types.IsEmpty)
        {
            _text.Append(" = ");
            WriteSeparated(node.Types, " | ");
        }
    }

    void WriteDirectiveDefinition(DirectiveDefinitionNode node)
    {
        _text.Append("directive @").Append(node.Name.Value);
        WriteArgumentDefinitions(node.Arguments);
        _text.Append(node.IsRepeatable ? " repeatable on " : " on ");
        WriteSeparated(node.Locations, " | ");
    }

    // Described arguments stand on lines of their own.
    void WriteArgumentDefinitions(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        _text.Append('(');
        WriteItems(arguments, arguments.Any(argument => argument.Description is not null));
        _text.Append(')');
    }

    void WriteOptionalBlock<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (!items.IsEmpty)
        {
            _text.Append(' ');
            WriteBlock(items);
        }
    }
}
