namespace Collab.GraphQL.Language;

/// <summary>An interface type, or an extension of one (section 3.7).</summary>
public sealed class InterfaceTypeDefinitionNode : FieldsTypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.InterfaceTypeExtension : SyntaxKind.InterfaceTypeDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Interfaces);
        walker.WalkAll(Directives);
        walker.WalkAll(Fields);
    }
}
