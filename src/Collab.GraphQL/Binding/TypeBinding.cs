namespace Collab.GraphQL.Binding;

/// <summary>The bound fields of one type; see <see cref="ResolverMap"/>.</summary>
public abstract class TypeBinding
{
    readonly Dictionary<string, FieldBinding> _fields = new(StringComparer.Ordinal);

    private protected TypeBinding(string typeName) => TypeName = typeName;

    /// <summary>The type's name in the SDL; empty for a root type, whose name the schema decides.</summary>
    internal string TypeName { get; }

    internal abstract Type ClrType { get; }

    internal IReadOnlyDictionary<string, FieldBinding> Fields => _fields;

    private protected void AddField(FieldBinding field)
    {
        if (!_fields.TryAdd(field.Name, field))
            throw new InvalidOperationException($"Field {TypeName}.{field.Name} is bound twice; keep one of the two bindings.");
    }
}
