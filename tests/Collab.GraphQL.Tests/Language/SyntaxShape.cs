using System.Globalization;
using System.Text;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Tests.Language;

/// <summary>The content of a tree without locations: trees are equivalent when their shapes are equal.</summary>
sealed class SyntaxShape : SyntaxWalker
{
    readonly StringBuilder _text = new();

    internal static string Of(SyntaxNode node)
    {
        var shape = new SyntaxShape();
        shape.Walk(node);
        return shape._text.ToString();
    }

    protected override bool Enter(SyntaxNode node)
    {
        var detail = node switch
        {
            NameNode name => name.Value,
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            StringValueNode text => text.Value,
            BooleanValueNode boolean => boolean.Value.ToString(),
            EnumValueNode word => word.Value,
            OperationDefinitionNode operation => operation.Operation.ToString(),
            OperationTypeDefinitionNode root => root.Operation.ToString(),
            DirectiveDefinitionNode directive => directive.IsRepeatable.ToString(),
            _ => "",
        };
        _text.Append(CultureInfo.InvariantCulture, $"({node.Kind} {detail.Length} {detail}");
        return true;
    }

    protected override void Leave(SyntaxNode node) => _text.Append(')');
}
