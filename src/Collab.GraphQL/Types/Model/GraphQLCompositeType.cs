using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An object, interface or union type: what a selection set can stand on.</summary>
public abstract class GraphQLCompositeType : GraphQLNamedType
{
    bool[] _isPossible = [];

    internal GraphQLCompositeType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <summary>The object types that a value may have (GetPossibleTypes, section 5.5.2.3): itself, implementations, or members.</summary>
    public ImmutableArray<GraphQLObjectType> PossibleTypes { get; private set; } = [];

    /// <summary>Whether a value may have this object type.</summary>
    /// <param name="type">An object type of the same schema.</param>
    public bool IsPossibleType(GraphQLObjectType type) => type.Index < _isPossible.Length && _isPossible[type.Index];

    internal void SetPossibleTypes(ImmutableArray<GraphQLObjectType> types)
    {
        PossibleTypes = types;
        var last = -1;
        foreach (var type in types)
        {
            last = Math.Max(last, type.Index);
        }

        _isPossible = new bool[last + 1];
        foreach (var type in types)
        {
            _isPossible[type.Index] = true;
        }
    }
}
