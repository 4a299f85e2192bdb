namespace Collab.GraphQL.Language;

/// <summary>An object type, or an extension of one (section 3.6).</summary>
public sealed class ObjectTypeDefinitionNode : FieldsTypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.ObjectTypeExtension : SyntaxKind.ObjectTypeDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Interfaces);
        walker.WalkAll(Directives);
        walker.WalkAll(Fields);
    }
}
