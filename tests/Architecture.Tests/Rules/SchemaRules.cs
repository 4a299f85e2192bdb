using Collab.GraphQL.Language;

namespace Architecture.Tests.Rules;

/// <summary>Rules for the modules' schema files.</summary>
public static class SchemaRules
{
    public static Rule Descriptions { get; } = Rule.PerFile(
        "Every type, field, argument, input field and enum value of the schema has a description",
        "Write in \"…\" above it what it is, in words that a portal's developer understands without the code.",
        file => file.Module is not null && file.Name.EndsWith(".graphql", StringComparison.Ordinal) ? Undescribed(file) : [],
        bad: new("src/Collab.Network/Goals/goals.graphql", "\"A goal.\" type Goal { \"Its id.\" id: ID!, title(language: String): String }"),
        good: new("src/Collab.Network/Goals/goals.graphql", "\"A goal.\" type Goal { \"Its id.\" id: ID! } extend type Query { \"All.\" goals: [Goal] }"));

    static List<Finding> Undescribed(SourceFile file)
    {
        var walker = new DescriptionWalker(file);
        walker.Walk(Parser.Parse(file.Text));
        return walker.Findings;
    }

    sealed class DescriptionWalker(SourceFile file) : SyntaxWalker
    {
        readonly Stack<string> _path = new();

        public List<Finding> Findings { get; } = [];

        protected override bool Enter(SyntaxNode node)
        {
            if (Part(node) is { } part)
            {
                _path.Push(part.Name.Value);
                if (part.NeedsDescription && string.IsNullOrWhiteSpace(part.Description?.Value))
                {
                    Findings.Add(new Finding(file.Path, node.Location.Position?.Line ?? 1, string.Join('.', _path.Reverse())));
                }
            }

            return true;
        }

        protected override void Leave(SyntaxNode node)
        {
            if (Part(node) is not null)
            {
                _path.Pop();
            }
        }

        /// <summary>What the kernel writes out with a description: connections, payloads, and an input that only says where it stands.</summary>
        static bool IsWrittenOut(TypeDefinitionNode type) =>
            type is InputObjectTypeDefinitionNode { Fields.IsEmpty: true } || type.Directives.Any(directive => directive.Name.Value is "connection" or "payload");

        static (NameNode Name, StringValueNode? Description, bool NeedsDescription)? Part(SyntaxNode node) => node switch
        {
            TypeDefinitionNode type => (type.Name, type.Description, !type.IsExtension && !IsWrittenOut(type)),
            DirectiveDefinitionNode directive => (directive.Name, directive.Description, true),
            FieldDefinitionNode field => (field.Name, field.Description, true),
            InputValueDefinitionNode input => (input.Name, input.Description, true),
            EnumValueDefinitionNode value => (value.Name, value.Description, true),
            _ => null,
        };
    }
}
