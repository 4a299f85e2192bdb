using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Prints a schema as SDL: every type once, including its extensions, without built-in definitions.</summary>
public static class SchemaPrinter
{
    /// <summary>The SDL of a schema, with its descriptions and applied directives, ending in a line end.</summary>
    /// <param name="schema">The schema.</param>
    public static string Print(GraphQLSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var document = new DocumentNode
        {
            Definitions =
            [
                .. SchemaDefinition(schema),
                .. schema.Directives.Where(directive => !directive.IsBuiltIn).Select(directive => directive.Syntax),
                .. schema.Types.Where(type => !type.IsBuiltIn).Select(TypeDefinition),
            ],
        };
        return SyntaxPrinter.Print(document) + "\n";
    }

    /// <summary>The SDL of one type, including its extensions.</summary>
    /// <param name="type">The type.</param>
    public static string Print(GraphQLNamedType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return SyntaxPrinter.Print(TypeDefinition(type));
    }

    // Omitted when the root types have their default names.
    static IEnumerable<SchemaDefinitionNode> SchemaDefinition(GraphQLSchema schema)
    {
        ImmutableArray<DirectiveNode> directives = [.. schema.Syntax.SelectMany(part => part.Directives)];
        var operations = Enum.GetValues<OperationType>();
        if (schema.Description is null && directives.IsEmpty
            && operations.All(operation => schema.RootType(operation) == schema.Type(operation.ToString())))
        {
            yield break;
        }

        yield return new SchemaDefinitionNode
        {
            Description = schema.Syntax.Select(part => part.Description).FirstOrDefault(),
            Directives = directives,
            OperationTypes =
            [
                .. operations.Where(operation => schema.RootType(operation) is not null).Select(operation => new OperationTypeDefinitionNode
                {
                    Operation = operation,
                    Type = new NamedTypeNode { Name = new NameNode { Value = schema.RootType(operation)!.Name } },
                }),
            ],
        };
    }

    static TypeDefinitionNode TypeDefinition(GraphQLNamedType type)
    {
        var parts = type.Syntax;
        var (name, description) = (parts[0].Name, parts[0].Description);
        // On an extension it makes no OneOf object; printed on the type it would.
        var isOneOf = type is GraphQLInputObjectType { IsOneOf: true };
        ImmutableArray<DirectiveNode> directives = [.. parts.SelectMany(part => part.Directives).Where(directive => isOneOf || directive.Name.Value != "oneOf")];
        return type switch
        {
            GraphQLScalarType => new ScalarTypeDefinitionNode { Name = name, Description = description, Directives = directives },
            GraphQLObjectType => new ObjectTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Interfaces = Merge<FieldsTypeDefinitionNode, NamedTypeNode>(parts, part => part.Interfaces),
                Fields = Merge<FieldsTypeDefinitionNode, FieldDefinitionNode>(parts, part => part.Fields),
            },
            GraphQLInterfaceType => new InterfaceTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Interfaces = Merge<FieldsTypeDefinitionNode, NamedTypeNode>(parts, part => part.Interfaces),
                Fields = Merge<FieldsTypeDefinitionNode, FieldDefinitionNode>(parts, part => part.Fields),
            },
            GraphQLUnionType => new UnionTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Types = Merge<UnionTypeDefinitionNode, NamedTypeNode>(parts, part => part.Types),
            },
            GraphQLEnumType => new EnumTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Values = Merge<EnumTypeDefinitionNode, EnumValueDefinitionNode>(parts, part => part.Values),
            },
            _ => new InputObjectTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Fields = Merge<InputObjectTypeDefinitionNode, InputValueDefinitionNode>(parts, part => part.Fields),
            },
        };
    }

    static ImmutableArray<TItem> Merge<TPart, TItem>(ImmutableArray<TypeDefinitionNode> parts, Func<TPart, ImmutableArray<TItem>> items) =>
        [.. parts.OfType<TPart>().SelectMany(part => items(part))];
}
