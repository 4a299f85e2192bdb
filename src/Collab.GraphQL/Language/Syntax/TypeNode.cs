namespace Collab.GraphQL.Language;

/// <summary>A type reference (section 2.12).</summary>
public abstract class TypeNode : SyntaxNode;
