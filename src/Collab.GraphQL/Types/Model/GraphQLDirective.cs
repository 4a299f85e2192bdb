using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A directive that a schema knows (section 3.13).</summary>
public sealed class GraphQLDirective : INamed
{
    internal GraphQLDirective(string name, string? description, NamedList<GraphQLInputValue> arguments, DirectiveDefinitionNode syntax)
    {
        Name = name;
        Description = description;
        Arguments = arguments;
        Syntax = syntax;
        IsRepeatable = syntax.IsRepeatable;
        foreach (var location in syntax.Locations)
        {
            Locations |= DirectiveLocations.Parse(location.Value);
        }
    }

    /// <summary>The name without the at sign, unique in the schema.</summary>
    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The arguments, in definition order.</summary>
    public NamedList<GraphQLInputValue> Arguments { get; }

    /// <summary>Where it may be applied.</summary>
    public DirectiveLocation Locations { get; }

    /// <summary>Whether it may be applied more than once at one place.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Whether the specification defines it and the schema leaves it so.</summary>
    public bool IsBuiltIn { get; internal init; }

    /// <summary>Where it is defined.</summary>
    public DirectiveDefinitionNode Syntax { get; }

    /// <inheritdoc/>
    public override string ToString() => $"@{Name}";
}
