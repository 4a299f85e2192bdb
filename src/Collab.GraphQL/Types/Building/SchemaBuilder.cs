using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>
/// Makes a schema of documents in three steps, each of which collects all of its errors before the next begins: parse,
/// check the text (<see cref="SdlValidator"/>), then build the types and check them (<see cref="TypeChecks"/>).
/// </summary>
sealed partial class SchemaBuilder
{
    readonly FaultList _faults = new();
    readonly Dictionary<string, ImmutableArray<TypeDefinitionNode>> _syntax = [];
    readonly Dictionary<string, GraphQLNamedType> _types = [];
    readonly List<GraphQLNamedType> _typeList = [];
    readonly ImmutableArray<DirectiveDefinitionNode> _directives;
    readonly ImmutableArray<SchemaDefinitionNode> _schemas;

    SchemaBuilder(IReadOnlyList<DocumentNode> documents)
    {
        var definitions = documents.SelectMany(document => document.Definitions).ToList();
        foreach (var parts in definitions.OfType<TypeDefinitionNode>().GroupBy(type => type.Name.Value))
        {
            _syntax[parts.Key] = [.. parts.OrderBy(part => part.IsExtension)];
        }

        _directives = [.. definitions.OfType<DirectiveDefinitionNode>()];
        _schemas = [.. definitions.OfType<SchemaDefinitionNode>().OrderBy(schema => schema.IsExtension)];
    }

    internal static GraphQLSchema Build(IReadOnlyList<SourceText> sources)
    {
        var documents = Parse(sources);
        ThrowIfAny(SdlValidator.Validate(documents));
        var builder = new SchemaBuilder(documents);
        var schema = builder.Build();
        TypeChecks.Check(schema, builder._faults);
        ThrowIfAny(builder._faults.ToSorted());
        return schema;
    }

    static List<DocumentNode> Parse(IReadOnlyList<SourceText> sources)
    {
        var faults = new FaultList();
        var documents = new List<DocumentNode>(sources.Count);
        foreach (var source in sources)
        {
            try
            {
                documents.Add(Parser.Parse(source));
            }
            catch (SyntaxException exception)
            {
                faults.Add(exception);
            }
        }

        ThrowIfAny(faults.ToSorted());
        return documents;
    }

    static void ThrowIfAny(ImmutableArray<SchemaFault> faults)
    {
        if (!faults.IsEmpty)
        {
            throw new SchemaException(faults);
        }
    }

    GraphQLSchema Build()
    {
        foreach (var (name, parts) in _syntax)
        {
            // As in the reference, a definition under a specified name stands for what the specification defines.
            if (SpecifiedDefinitions.IsTypeName(name))
            {
                Resolve(name);
            }
            else
            {
                Declare(name, parts);
            }
        }

        foreach (var type in SpecifiedDefinitions.Types)
        {
            if (type.Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                Resolve(type.Name.Value);
            }
        }

        var directives = DefineDirectives();
        var metaFields = DefineFields(SpecifiedDefinitions.MetaFields);

        // Defining a type may declare one more specified scalar, at the end of the list.
        for (var i = 0; i < _typeList.Count; i++)
        {
            Define(_typeList[i]);
        }

        SetImplementations();
        var schema = new GraphQLSchema(new([.. _typeList]), directives, _schemas)
        {
            SchemaMetaField = metaFields[0],
            TypeMetaField = metaFields[1],
            TypeNameMetaField = metaFields[2],
        };
        SetRootTypes(schema);
        return schema;
    }

    void Declare(string name, ImmutableArray<TypeDefinitionNode> parts)
    {
        var isSpecified = SpecifiedDefinitions.IsTypeName(name);
        GraphQLNamedType type = parts[0] switch
        {
            ScalarTypeDefinitionNode => new GraphQLScalarType(name, parts) { IsBuiltIn = isSpecified },
            ObjectTypeDefinitionNode => new GraphQLObjectType(name, parts) { IsBuiltIn = isSpecified },
            InterfaceTypeDefinitionNode => new GraphQLInterfaceType(name, parts),
            UnionTypeDefinitionNode => new GraphQLUnionType(name, parts),
            EnumTypeDefinitionNode => new GraphQLEnumType(name, parts) { IsBuiltIn = isSpecified },
            _ => new GraphQLInputObjectType(name, parts),
        };
        type.Index = _typeList.Count;
        _types.Add(name, type);
        _typeList.Add(type);
    }

    /// <summary>The type of a name that the SDL rules have found known. A specified scalar joins the schema when first named (section 3.5).</summary>
    GraphQLNamedType Resolve(string name)
    {
        if (!_types.ContainsKey(name))
        {
            Declare(name, [SpecifiedDefinitions.Types.First(type => type.Name.Value == name)]);
        }

        return _types[name];
    }

    GraphQLType Resolve(TypeNode node) => node switch
    {
        ListTypeNode list => Resolve(list.Type).List,
        NonNullTypeNode nonNull => Resolve(nonNull.Type).NonNull,
        _ => Resolve(((NamedTypeNode)node).Name.Value),
    };

    NamedList<GraphQLDirective> DefineDirectives()
    {
        var own = _directives.Select(directive => directive.Name.Value).ToHashSet();
        var specified = SpecifiedDefinitions.Directives.Where(directive => !own.Contains(directive.Name.Value));
        return new(
        [
            .. _directives.Select(directive => DefineDirective(directive, isBuiltIn: false)),
            .. specified.Select(directive => DefineDirective(directive, isBuiltIn: true)),
        ]);
    }

    GraphQLDirective DefineDirective(DirectiveDefinitionNode node, bool isBuiltIn) =>
        new(node.Name.Value, node.Description?.Value, new(DefineInputValues(node.Arguments)), node) { IsBuiltIn = isBuiltIn };

    void SetRootTypes(GraphQLSchema schema)
    {
        var named = _schemas.SelectMany(node => node.OperationTypes).ToDictionary(root => root.Operation, root => root.Type);
        var isByName = _schemas is not [{ IsExtension: false }, ..];
        schema.QueryType = Root(OperationType.Query)!;
        schema.MutationType = Root(OperationType.Mutation);
        schema.SubscriptionType = Root(OperationType.Subscription);

        GraphQLObjectType? Root(OperationType operation)
        {
            // Without a schema definition the default names count (section 3.3.2).
            var type = isByName ? _types.GetValueOrDefault(operation.ToString()) : null;
            SyntaxNode? place = type?.Syntax[0];
            if (type is null && named.TryGetValue(operation, out var reference))
            {
                (type, place) = (Resolve(reference.Name.Value), reference);
            }

            if (type is not (null or GraphQLObjectType))
            {
                _faults.Add($"{operation} root type must be Object type, it cannot be {type}.", place);
            }
            else if (type is null && operation == OperationType.Query)
            {
                _faults.Add("Query root type must be provided; define \"type Query\" or name one in \"schema { query: … }\".", [.. _schemas.Take(1)]);
            }

            return type as GraphQLObjectType;
        }
    }
}
