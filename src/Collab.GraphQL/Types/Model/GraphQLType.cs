namespace Collab.GraphQL.Types;

/// <summary>
/// A type of a schema, named or wrapped (section 3.4). Within one schema every type, wrapped ones included, exists
/// once, so that two types are the same exactly when they are the same object.
/// </summary>
public abstract class GraphQLType
{
    GraphQLListType? _list;
    GraphQLNonNullType? _nonNull;

    internal GraphQLType()
    {
    }

    /// <summary>The kind of the type.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The named type inside all lists and non-nulls; itself when named.</summary>
    public abstract GraphQLNamedType NamedType { get; }

    /// <summary>The type without its outermost non-null.</summary>
    public virtual GraphQLType Nullable => this;

    /// <summary>Whether null is no value of the type.</summary>
    public bool IsNonNull => Kind == TypeKind.NonNull;

    /// <summary>Whether it can be used for input (IsInputType, section 3.4.2).</summary>
    public bool IsInput => NamedType.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Whether it can be used for output (IsOutputType, section 3.4.2).</summary>
    public bool IsOutput => NamedType.Kind != TypeKind.InputObject;

    /// <summary>Whether it is a scalar or enum; false for wrapped types.</summary>
    public bool IsLeaf => Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>Whether it is an object, interface or union; false for wrapped types.</summary>
    public bool IsComposite => Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    /// <summary>Whether it is an interface or union; false for wrapped types.</summary>
    public bool IsAbstract => Kind is TypeKind.Interface or TypeKind.Union;

    /// <summary>The list of this type: always the same object.</summary>
    public GraphQLListType List => _list ?? Interlocked.CompareExchange(ref _list, new(this), null) ?? _list;

    /// <summary>This type without null: always the same object; itself when it is non-null already.</summary>
    public virtual GraphQLNonNullType NonNull =>
        _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new(this), null) ?? _nonNull;
}
