namespace Collab.GraphQL.Types;

/// <summary>The kinds of type (section 4.2.3).</summary>
public enum TypeKind
{
    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>A union.</summary>
    Union,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>An input object.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>Another type without null.</summary>
    NonNull,
}
