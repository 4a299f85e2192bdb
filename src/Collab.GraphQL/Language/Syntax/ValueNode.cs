namespace Collab.GraphQL.Language;

/// <summary>A literal or a variable (section 2.10).</summary>
public abstract class ValueNode : SyntaxNode;
