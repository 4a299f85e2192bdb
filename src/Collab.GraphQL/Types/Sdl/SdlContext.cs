using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>The data of the rules, collected in one walk over all documents.</summary>
sealed class SdlContext : SyntaxWalker
{
    readonly Stack<SyntaxNode> _ancestors = new();

    internal SdlContext(IReadOnlyList<DocumentNode> documents)
    {
        foreach (var directive in SpecifiedDefinitions.Directives)
        {
            Directives[directive.Name.Value] = directive;
        }

        foreach (var document in documents)
        {
            Walk(document);
        }
    }

    internal FaultList Faults { get; } = new();

    internal List<SchemaDefinitionNode> Schemas { get; } = [];

    /// <summary>All type definitions and extensions.</summary>
    internal List<TypeDefinitionNode> Types { get; } = [];

    /// <summary>The last definition of each type name.</summary>
    internal Dictionary<string, TypeDefinitionNode> Definitions { get; } = [];

    internal List<DirectiveDefinitionNode> DirectiveDefinitions { get; } = [];

    /// <summary>The definition of each directive: the documents' own, or else that of the specification.</summary>
    internal Dictionary<string, DirectiveDefinitionNode> Directives { get; } = [];

    internal List<NamedTypeNode> TypeReferences { get; } = [];

    internal List<FieldDefinitionNode> Fields { get; } = [];

    internal List<ObjectValueNode> ObjectValues { get; } = [];

    /// <summary>The nodes with directives on them, and the location that these have.</summary>
    internal List<(SyntaxNode Node, IHasDirectives Host, DirectiveLocation Location)> Hosts { get; } = [];

    internal IEnumerable<DirectiveNode> Applied => Hosts.SelectMany(host => host.Host.Directives);

    protected override bool Enter(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                Schemas.Add(schema);
                break;
            case TypeDefinitionNode type:
                AddType(type);
                break;
            case DirectiveDefinitionNode directive:
                DirectiveDefinitions.Add(directive);
                Directives[directive.Name.Value] = directive;
                break;
            case NamedTypeNode reference:
                TypeReferences.Add(reference);
                break;
            case FieldDefinitionNode field:
                Fields.Add(field);
                break;
            case ObjectValueNode value:
                ObjectValues.Add(value);
                break;
        }

        if (node is IHasDirectives { Directives.Length: > 0 } host)
        {
            Hosts.Add((node, host, DirectiveLocations.Of(node, _ancestors.Peek())));
        }

        _ancestors.Push(node);
        return true;
    }

    protected override void Leave(SyntaxNode node) => _ancestors.Pop();

    void AddType(TypeDefinitionNode type)
    {
        Types.Add(type);
        if (!type.IsExtension)
        {
            Definitions[type.Name.Value] = type;
        }
    }
}
